package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Compose projects among files. Of a directory the files that its {@code .env} names are
 * one, else the file that Compose looks for first with its override file; every other one is a
 * project of its own. Those that were named with {@code --as compose} are one project together.
 */
final class ComposeGroups {
  private final List<ComposeGroup> all = new ArrayList<>();

  private ComposeGroups() {}

  /** The projects among files. */
  static List<ComposeGroup> among(Arguments arguments, List<SourceFile> files) {
    List<SourceFile> together = new ArrayList<>();
    List<SourceFile> byName = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.asked() && arguments.has("--as")) {
        together.add(file);
      } else {
        byName.add(file);
      }
    }
    ComposeGroups groups = new ComposeGroups();
    if (!together.isEmpty() && arguments.value("--as").orElse("").equals("compose")) {
      groups.add(together, Set.of(), null);
    }
    groups.byName(byName);
    return groups.all;
  }

  /** Takes those with the names of Compose files, by their directories. */
  private void byName(List<SourceFile> files) {
    Set<SourceFile> taken = new HashSet<>();
    Set<SourceFile> found = new HashSet<>(files);
    Map<Path, SourceFile> started = new HashMap<>();
    for (List<SourceFile> project : StartedProjects.among(files)) {
      Set<SourceFile> unseen = new HashSet<>(project);
      unseen.removeAll(found);
      add(project, unseen, null);
      taken.addAll(project);
      started.put(Sources.directory(project.getFirst()), project.getFirst());
    }
    Map<Path, Map<String, SourceFile>> byDirectory = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (ComposeNames.isOne(Sources.name(file.path())) && !taken.contains(file)) {
        byDirectory
            .computeIfAbsent(Sources.directory(file), _ -> new LinkedHashMap<>())
            .put(Sources.name(file.path()), file);
      }
    }
    byDirectory.forEach((directory, byName) -> {
      SourceFile first = started.get(directory);
      if (first == null) {
        directory(byName);
      } else {
        byName.values().forEach(file -> add(List.of(file), Set.of(), first));
      }
    });
  }

  private void directory(Map<String, SourceFile> byName) {
    Optional<SourceFile> base = first(ComposeNames.BASES, byName);
    Optional<SourceFile> override = first(ComposeNames.OVERRIDES, byName);
    List<SourceFile> project = new ArrayList<>();
    if (base.isPresent()) {
      project.add(base.get());
      override.ifPresent(project::add);
      add(project, Set.of(), null);
    }
    for (SourceFile file : byName.values()) {
      if (!project.contains(file)) {
        add(List.of(file), Set.of(), base.orElse(null));
      }
    }
  }

  private static Optional<SourceFile> first(List<String> names, Map<String, SourceFile> byName) {
    return names.stream().filter(byName::containsKey).findFirst().map(byName::get);
  }

  private void add(List<SourceFile> files, Set<SourceFile> unseen, @Nullable SourceFile base) {
    all.add(new ComposeGroup(files, unseen, base));
  }
}

package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ManifestAudit;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Compose projects among files. Of a directory the files that its {@code .env} names are
 * one, else the file that Compose looks for first with its override file; every other one is a
 * project of its own. Those that were named with {@code --as compose} are one project together.
 */
final class ComposeSources {
  private final ComposeAudit audit;
  private final Supplier<DockerfileAudit> dockerfiles;
  private final ManifestAudit manifests;
  private final List<Path> audited;
  private final InputStream stdin;
  private final Map<SourceFile, ComposeSource> byFirst = new HashMap<>();
  private final Set<SourceFile> merged = new HashSet<>();

  /**
   * @param dockerfiles asked for when a Dockerfile stands in a file
   * @param audited directories that are audited
   */
  ComposeSources(
      ComposeAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      ManifestAudit manifests,
      List<Path> audited,
      InputStream stdin) {
    this.audit = audit;
    this.dockerfiles = dockerfiles;
    this.manifests = manifests;
    this.audited = audited;
    this.stdin = stdin;
  }

  /** Takes these as one project, each merged over those before. */
  void together(List<SourceFile> files) {
    if (!files.isEmpty()) {
      add(files, Set.of(), null);
    }
  }

  /** Takes those with the names of Compose files, by their directories. */
  void byName(List<SourceFile> files) {
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
    SourceFile first = files.getFirst();
    FileSource otherwise = new FileSource(first, manifests, stdin);
    byFirst.put(
        first,
        new ComposeSource(files, unseen, base, otherwise, audit, dockerfiles, audited, stdin));
    merged.addAll(files.subList(1, files.size()));
  }

  /**
   * Whether services start what a Dockerfile ends with, and all of them as a user other than root.
   */
  boolean startedAsOther(Path dockerfile) {
    boolean started = false;
    for (ComposeSource project : byFirst.values()) {
      Optional<Boolean> other = project.startedAsOther(ReachableFiles.real(dockerfile));
      if (other.isPresent() && !other.get()) {
        return false;
      }
      started |= other.isPresent();
    }
    return started;
  }

  /** The directories that services build a Dockerfile in; none when none does. */
  Set<Path> contexts(Path dockerfile) {
    Path real = ReachableFiles.real(dockerfile);
    Set<Path> all = new TreeSet<>();
    byFirst.values().forEach(project -> all.addAll(project.contexts(real)));
    return all;
  }

  /** The project that begins with a file. */
  Optional<Source> of(SourceFile file) {
    return Optional.ofNullable(byFirst.get(file));
  }

  /** Whether a file is part of a project that begins with another one. */
  boolean isMerged(SourceFile file) {
    return merged.contains(file);
  }
}

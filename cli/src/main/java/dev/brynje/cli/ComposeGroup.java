package dev.brynje.cli;

import dev.brynje.compose.ProjectReader;
import dev.brynje.compose.Reading;
import dev.brynje.core.source.SourceFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Compose project, each merged over those before.
 *
 * @param unseen those of them that another file names and nobody has found: they are read only
 *     where any file may be that a project names
 * @param base what the one file may have to be merged over, being a variant
 */
record ComposeGroup(List<SourceFile> files, Set<SourceFile> unseen, @Nullable SourceFile base) {
  ComposeGroup {
    files = List.copyOf(files);
    unseen = Set.copyOf(unseen);
  }

  SourceFile first() {
    return files.getFirst();
  }

  /** Whether only what it holds can say that it is a project, and by itself. */
  boolean isVariant() {
    String name = Sources.name(first().path());
    boolean overrides = base != null && ComposeNames.OVERRIDES.contains(name);
    return files.size() == 1 && !first().asked() && (overrides || ComposeNames.isVariant(name));
  }

  /** The directory that relative paths start from. */
  Path directory() {
    SourceFile first = first();
    Path path = first.isStandardInput() ? Path.of("-") : first.path();
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  /**
   * The files that it may read.
   *
   * @param audited directories that are audited
   */
  ReachableFiles reach(List<Path> audited) {
    Path shown = Path.of(first().isStandardInput() ? "" : first().name()).getParent();
    return new ReachableFiles(directory(), shown == null ? Path.of("") : shown, audited);
  }

  /** The paths of its files, of which others are told by their names. */
  List<Path> paths(ReachableFiles reach, InputStream stdin) {
    List<Path> paths = new ArrayList<>();
    for (SourceFile file : files) {
      paths.add(
          unseen.contains(file)
              ? file.path().toAbsolutePath().normalize()
              : reach.give(file, stdin));
    }
    return paths;
  }

  Reading read(ReachableFiles reach, InputStream stdin) {
    return ProjectReader.read(directory(), paths(reach, stdin), reach);
  }

  /** The same over its base. */
  ComposeGroup over(SourceFile under) {
    return new ComposeGroup(List.of(under, first()), unseen, null);
  }
}

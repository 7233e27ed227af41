package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is judged of the files that were found. */
final class Sources {
  private Sources() {}

  /**
   * Each file is a source; those of charts and kustomizations are taken together.
   *
   * @param each makes the source of a file by itself
   * @param given how those are rendered; asked for when there are any
   */
  static List<Source> of(List<SourceFile> files, FileSources each, Renderers given) {
    each.group(files);
    for (SourceFile file : files) {
      if (isRendered(name(file.path()))) {
        // A class of its own, which is not loaded for files alone.
        return new RenderedSources(each, given).of(files);
      }
    }
    List<Source> sources = new ArrayList<>(files.size());
    for (SourceFile file : files) {
      if (!each.isMerged(file)) {
        sources.add(each.of(file));
      }
    }
    return sources;
  }

  /** Whether a file's name says that its directory is rendered. */
  static boolean isRendered(String name) {
    return name.equals("Chart.yaml")
        || name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || name.equals("Kustomization");
  }

  /** The directory that a file lies in; absolute. */
  static Path directory(SourceFile file) {
    Path parent = file.path().toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}

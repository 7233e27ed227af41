package dev.brynje.cli.fix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a patch calls a file: its path from the root of the git repository that it is in, where git
 * apply takes patches, or else from the working directory.
 */
final class PatchPath {
  private PatchPath() {}

  static String of(Path file) {
    Path absolute = real(file.toAbsolutePath().normalize());
    Path here = Path.of("").toAbsolutePath();
    for (Path above = absolute.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return slashes(above.relativize(absolute));
      }
    }
    return slashes(
        absolute.startsWith(here)
            ? here.relativize(absolute)
            : absolute.getRoot().relativize(absolute));
  }

  /** Where a link leads, for git takes a link for a file that holds a path. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file;
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}

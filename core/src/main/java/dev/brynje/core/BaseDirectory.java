package dev.brynje.core;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where paths in a configuration begin.
 *
 * @param directory absolute and without links
 */
public record BaseDirectory(Path directory) {
  /** The directory that the program runs in. */
  public static BaseDirectory here() {
    return new BaseDirectory(real(Path.of("").toAbsolutePath()));
  }

  /** The directory of a configuration file. */
  public static BaseDirectory of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return new BaseDirectory(real(parent == null ? absolute : parent));
  }

  /**
   * A path as scopes have it, with {@code /} between its parts; one that does not lie below stays
   * as it was given.
   */
  public String relative(String path) {
    Path file;
    try {
      file = Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException _) {
      return path;
    }
    if (!file.startsWith(directory)) {
      file = real(file);
    }
    return file.startsWith(directory)
        ? directory.relativize(file).toString().replace('\\', '/')
        : path;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path;
    }
  }
}

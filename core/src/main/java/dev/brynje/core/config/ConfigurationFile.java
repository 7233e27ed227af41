package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the configuration lies. */
public final class ConfigurationFile {
  /** The name that is looked for. */
  public static final String NAME = "brynje.yaml";

  private ConfigurationFile() {}

  /**
   * The nearest {@code brynje.yaml} in the directory of a path or above it, up to the root of the
   * file system. Directories that may not be looked into are passed by.
   *
   * @param path a file or a directory; it need not be there
   */
  public static Optional<Path> findFrom(Path path) {
    for (Path directory = real(path); directory != null; directory = directory.getParent()) {
      Path file = directory.resolve(NAME);
      if (Files.exists(file) && !Files.isDirectory(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file; one that cannot be read is refused as one that is wrong.
   *
   * @param name of the file, as it is shown
   */
  public static Configuration read(Path file, String name, Catalogue catalogue) {
    try (InputStream in = Files.newInputStream(file)) {
      int most = (int) ConfigurationReader.LIMITS.bytes();
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length <= most
          ? Configuration.read(name, bytes, catalogue)
          : refused(name, "the file is larger than 1 MiB", "check that it is the configuration");
    } catch (NoSuchFileException e) {
      return refused(name, "there is no such file", "check the path of the configuration");
    } catch (AccessDeniedException e) {
      return refused(name, "the file may not be read", "check its permissions");
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "this is a directory" : "the file cannot be read";
      return refused(name, reason, "give the configuration file itself");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Configuration refused(String name, String message, String advice) {
    return new Configuration.Refused(List.of(new Mistake(Location.file(name), message, advice)));
  }
}

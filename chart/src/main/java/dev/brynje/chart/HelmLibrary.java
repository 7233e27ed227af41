package dev.brynje.chart;

import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * Helm itself, as a native library: unpacked once into the user's cache, since writing its hundred
 * megabytes takes longer than rendering a chart.
 */
final class HelmLibrary {
  private HelmLibrary() {}

  /**
   * Where it lies.
   *
   * @throws IOException when it cannot be unpacked, or is not for this machine
   */
  static Path unpacked() throws IOException {
    NativeLibrary library = NativeLibrary.getInstance();
    String name = library.getBinaryName();
    try (InputStream packed = library.getClass().getResourceAsStream("/" + name)) {
      if (packed == null) {
        throw new IOException("there is no Helm for this machine");
      }
      Path directory = cache().resolve("helm-" + version(library));
      Path unpacked = directory.resolve(name);
      if (!Files.isRegularFile(unpacked)) {
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, name, ".part");
        try {
          Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
          move(part, unpacked);
        } finally {
          Files.deleteIfExists(part);
        }
      }
      return unpacked;
    }
  }

  private static void move(Path part, Path whole) throws IOException {
    try {
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The name of the jar that it comes in, which has its version. */
  private static String version(NativeLibrary library) {
    Path jar =
        Path.of(library.getClass().getProtectionDomain().getCodeSource().getLocation().getPath());
    return Optional.ofNullable(jar.getFileName()).map(Path::toString).orElse("unknown");
  }

  private static Path cache() throws IOException {
    for (String base : List.of(variable("XDG_CACHE_HOME"), under(variable("HOME")))) {
      if (!base.isEmpty() && Path.of(base).isAbsolute()) {
        return Path.of(base).resolve("brynje");
      }
    }
    return Files.createTempDirectory(
        "brynje",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  private static String under(String home) {
    return home.isEmpty() ? "" : home + "/.cache";
  }
}

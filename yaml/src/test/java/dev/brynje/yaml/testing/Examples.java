package dev.brynje.yaml.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The manifests under {@code examples}. */
public final class Examples {
  private Examples() {}

  public static List<byte[]> manifests() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("brynje.root")), "examples");
    List<byte[]> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*\\.(ya?ml|json)")).sorted().toList()) {
        manifests.add(Files.readAllBytes(file));
      }
    }
    return manifests;
  }
}

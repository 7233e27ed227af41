package dev.brynje.fix;

import dev.brynje.core.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Real manifests, as {@code tools/corpus} gathers them from packages. */
final class Corpus {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("brynje.root")));

  /** A manifest and where its package has it. */
  static final class File {
    private final String name;
    private final byte[] bytes;

    File(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  static Corpus known() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(ROOT.resolve("tools/corpus").toString(), "path").start();
    process.getOutputStream().close();
    String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return new Corpus(Path.of(path.strip()));
  }

  boolean isThere() {
    return Files.isDirectory(directory);
  }

  /** Each file once, however many packages have it. */
  List<File> files() throws IOException {
    Set<String> seen = new HashSet<>();
    List<File> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(path);
        if (seen.add(Sha256.named(bytes))) {
          files.add(new File(directory.relativize(path).toString(), bytes));
        }
      }
    }
    return files;
  }
}

package dev.brynje.fix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** Real sources, as {@code tools/corpus} gathers them from packages. */
public final class Corpus {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("brynje.root")));

  /** A file and where its package has it. */
  public static final class File {
    private final String name;
    private final byte[] bytes;

    File(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    public String name() {
      return name;
    }

    public byte[] bytes() {
      return bytes;
    }
  }

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  /** The manifests of workloads. */
  public static Corpus manifests() throws IOException, InterruptedException {
    return new Corpus(root().resolve("manifests"));
  }

  /** The Dockerfiles. */
  public static Corpus dockerfiles() throws IOException, InterruptedException {
    return new Corpus(root().resolve("dockerfiles"));
  }

  /** The Helm charts. */
  public static Corpus charts() throws IOException, InterruptedException {
    return new Corpus(root().resolve("charts"));
  }

  /** The Compose files, with files of variables. */
  public static Corpus compose() throws IOException, InterruptedException {
    return new Corpus(root().resolve("compose"));
  }

  private static Path root() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(ROOT.resolve("tools/corpus").toString(), "path").start();
    process.getOutputStream().close();
    String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Path.of(path.strip());
  }

  /** Skips a test that needs it when it has not been gathered. */
  public Corpus orSkipped() {
    assumeTrue(
        Files.isDirectory(directory),
        "tools/corpus has not been run: fixes of real sources are not tried");
    return this;
  }

  /** Each file once, however many packages have it. */
  public List<File> files() throws IOException {
    List<File> files = new ArrayList<>();
    for (Path path : paths()) {
      files.add(new File(directory.relativize(path).toString(), Files.readAllBytes(path)));
    }
    return files;
  }

  /** Where each file is, once however many packages have it. */
  public List<Path> paths() throws IOException {
    Set<String> seen = new HashSet<>();
    List<Path> distinct = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        if (seen.add(Sha256.named(Files.readAllBytes(path)))) {
          distinct.add(path);
        }
      }
    }
    return distinct;
  }

  /** The directories that hold a file of a name, without those that lie in another. */
  public List<Path> directoriesWith(String name) throws IOException {
    List<Path> directories = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(one -> one.endsWith(name)).sorted().toList()) {
        Path parent = Objects.requireNonNull(path.getParent());
        if (directories.stream().noneMatch(parent::startsWith)) {
          directories.add(parent);
        }
      }
    }
    return directories;
  }
}

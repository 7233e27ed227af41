package dev.brynje.cli.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Files as a git revision has them, laid out in a directory that is gone again after use. */
public final class Revision implements AutoCloseable {
  private static final long SECONDS = 60;
  private static final long MOST_BYTES = 1L << 30;

  private final Path directory;

  private Revision(Path directory) {
    this.directory = directory;
  }

  /**
   * Lays out what a revision has below paths, of the repository that is the current directory's.
   *
   * @throws IOException with what git says, when it has no such revision or path
   */
  public static Revision of(String name, List<String> paths) throws IOException {
    if (name.startsWith("-")) {
      throw new IOException("%s is neither a path nor a revision".formatted(name));
    }
    Path directory = Files.createTempDirectory("brynje-revision");
    Revision revision = new Revision(directory);
    try {
      Path archive = directory.resolve("archive.zip");
      List<String> command =
          new ArrayList<>(
              List.of("git", "archive", "--format=zip", "-o", archive.toString(), name, "--"));
      command.addAll(paths);
      run(command);
      unpack(archive, directory.resolve("tree"));
      return revision;
    } catch (IOException e) {
      revision.close();
      throw e;
    }
  }

  /** Where its files are. */
  public Path files() {
    return directory.resolve("tree");
  }

  private static void run(List<String> command) throws IOException {
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    git.getOutputStream().close();
    String said = new String(git.getInputStream().readNBytes(1 << 16), StandardCharsets.UTF_8);
    try {
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        throw new IOException("git took longer than %d s".formatted(SECONDS));
      }
    } catch (InterruptedException _) {
      git.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
    if (git.exitValue() != 0) {
      throw new IOException("git says: " + said.lines().findFirst().orElse("nothing"));
    }
  }

  private static void unpack(Path archive, Path tree) throws IOException {
    Files.createDirectories(tree);
    long left = MOST_BYTES;
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = tree.resolve(entry.getName()).normalize();
        if (!file.startsWith(tree)) {
          throw new IOException("a path of the revision leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          left -= copied(zip, file, left);
        }
      }
    }
  }

  private static long copied(InputStream from, Path to, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long count = 0;
    try (var out = Files.newOutputStream(to)) {
      for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
        count += read;
        if (count > most) {
          throw new IOException("the revision has more than 1 GiB below the paths");
        }
        out.write(buffer, 0, read);
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

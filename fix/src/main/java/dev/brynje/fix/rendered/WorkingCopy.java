package dev.brynje.fix.rendered;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A copy of a directory for nobody else to see, in which changes are tried. */
final class WorkingCopy implements AutoCloseable {
  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final int DEEPEST = 50;

  private final Path root;

  /** What changed files held before. */
  private final Map<String, Optional<byte[]>> originals = new HashMap<>();

  private WorkingCopy(Path root) {
    this.root = root;
  }

  /** An empty one. */
  static WorkingCopy empty() throws IOException {
    return new WorkingCopy(
        Files.createTempDirectory(
            "brynje-fix",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /**
   * Copies a directory.
   *
   * @throws IOException also when it is larger than what is rendered may be, or has a link that
   *     leads out of it
   */
  static WorkingCopy of(Path directory) throws IOException {
    WorkingCopy copy = empty();
    try {
      copy.copy(directory.toRealPath());
      return copy;
    } catch (IOException e) {
      copy.close();
      throw e;
    } catch (UncheckedIOException e) {
      copy.close();
      throw e.getCause();
    }
  }

  private void copy(Path from) throws IOException {
    long bytes = 0;
    int files = 0;
    try (Stream<Path> all = Files.walk(from, DEEPEST)) {
      for (Iterator<Path> each = all.iterator(); each.hasNext(); ) {
        Path file = each.next();
        Path to = root.resolve(from.relativize(file).toString());
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        if (++files > MOST_FILES || bytes > MOST_BYTES) {
          throw new IOException(
              "it has more than %d files or %d MiB".formatted(MOST_FILES, MOST_BYTES >> 20));
        }
        if (Files.isSymbolicLink(file)) {
          Path target = file.toRealPath();
          if (!target.startsWith(from)) {
            throw new IOException(
                "its %s is a link that leads out of it".formatted(from.relativize(file)));
          }
          Path there = root.resolve(from.relativize(target).toString());
          Path directory = to.resolveSibling("");
          Files.createSymbolicLink(to, directory.relativize(there));
        } else if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else if (Files.isRegularFile(file)) {
          Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Where it is. */
  Path root() {
    return root;
  }

  /** Has a file hold something from the first. */
  void put(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
  }

  /** Has files hold something else, and all others what they held at first. */
  void hold(Map<String, byte[]> changed) throws IOException {
    for (Map.Entry<String, Optional<byte[]>> one : originals.entrySet()) {
      if (!changed.containsKey(one.getKey())) {
        Path file = root.resolve(one.getKey());
        if (one.getValue().isPresent()) {
          Files.write(file, one.getValue().get());
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    for (Map.Entry<String, byte[]> one : changed.entrySet()) {
      Path file = root.resolve(one.getKey());
      if (!originals.containsKey(one.getKey())) {
        originals.put(one.getKey(), original(one.getKey()));
      }
      Files.write(file, one.getValue());
    }
  }

  /** What a file held at first; empty when there is none. */
  Optional<byte[]> original(String path) {
    Path file = root.resolve(path);
    try {
      return originals.containsKey(path)
          ? originals.getOrDefault(path, Optional.empty())
          : Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The files below a directory of it, by their paths, sorted. */
  List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root, DEEPEST)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // What is left lies in a directory for what may be deleted.
    }
  }
}

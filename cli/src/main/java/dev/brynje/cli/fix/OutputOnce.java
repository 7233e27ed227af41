package dev.brynje.cli.fix;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that gets all of its new content at one stroke, or none of it. */
final class OutputOnce implements Closeable {
  private final Path target;
  private final Path written;
  private final Writer writer;

  private OutputOnce(Path target, Path written) throws IOException {
    this.target = target;
    this.written = written;
    this.writer = Files.newBufferedWriter(written, StandardCharsets.UTF_8);
  }

  /** What is no regular file, as {@code /dev/null}, is written to as it is. */
  static OutputOnce to(Path file) throws IOException {
    boolean replaced = !Files.exists(file) || Files.isRegularFile(file);
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path name = target.getFileName();
    Path beside = target.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
    return new OutputOnce(target, replaced ? beside : target);
  }

  Writer writer() {
    return writer;
  }

  /** Puts what was written where it belongs. */
  void finish() throws IOException {
    writer.close();
    if (!written.equals(target)) {
      Files.move(
          written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (!written.equals(target)) {
      Files.deleteIfExists(written);
    }
  }
}

package dev.brynje.cli;

import dev.brynje.core.Input;
import dev.brynje.core.Sha256;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What is in a file, or comes by standard input: that is read once, however often it is judged. */
final class FileContent {
  private final SourceFile file;
  private final InputStream stdin;
  private BoundedFile.@Nullable Content standardInput;

  FileContent(SourceFile file, InputStream stdin) {
    this.file = file;
    this.stdin = stdin;
  }

  BoundedFile.Content read() {
    return file.isStandardInput()
        ? readStandardInput()
        : BoundedFile.read(file, Limits.DEFAULT.bytes());
  }

  /** As a report names what was read. */
  Input input(byte[] bytes) {
    return new Input(file.isStandardInput() ? "stdin" : "file", file.name(), Sha256.named(bytes));
  }

  private BoundedFile.Content readStandardInput() {
    BoundedFile.Content read = standardInput;
    if (read == null) {
      try {
        read = BoundedFile.read("-", stdin, Limits.DEFAULT.bytes());
      } catch (IOException e) {
        read =
            new BoundedFile.Refused(
                new SourceProblem("-", "cannot be read: " + e.getMessage(), "try a file"));
      }
      standardInput = read;
    }
    return read;
  }
}

package dev.brynje.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Reads a source up to a bound. */
public final class BoundedFile {
  private BoundedFile() {}

  /** What reading gave. */
  public sealed interface Content {}

  /** All bytes of the source. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Bytes(byte[] bytes) implements Content {}

  /** Why there are none. */
  public record Refused(SourceProblem problem) implements Content {}

  /**
   * Reads a file.
   *
   * @param limit the most bytes that are read
   */
  public static Content read(SourceFile file, long limit) {
    try (InputStream in = Files.newInputStream(file.path())) {
      return read(file.name(), in, limit);
    } catch (IOException e) {
      return new Refused(SourceProblem.of(file.name(), e));
    }
  }

  /** Reads a stream to its end. */
  public static Content read(String name, InputStream in, long limit) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > limit) {
      return new Refused(
          new SourceProblem(
              name,
              "is larger than %s MiB, the most that is read of one file".formatted(limit >> 20),
              "split it into smaller files"));
    }
    return new Bytes(bytes);
  }
}

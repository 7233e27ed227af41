package dev.brynje.compose;

import java.nio.file.Path;

/** The files that a project may read. What it gives is bounded and below what may be read. */
public interface ProjectFiles {
  /**
   * One of them.
   *
   * @param path absolute, without {@code .} and {@code ..}
   */
  Content read(Path path);

  /** What came of reading a file. */
  sealed interface Content {
    /**
     * It is there.
     *
     * @param name as it is shown
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Bytes(String name, byte[] bytes) implements Content {}

    /** There is no such file. */
    record Absent(String name) implements Content {}

    /**
     * It is not read.
     *
     * @param reason what is wrong with it, that follows its name in a sentence
     * @param advice what to do about it
     */
    record Refused(String name, String reason, String advice) implements Content {}
  }
}

package dev.brynje.fix;

import java.util.Optional;

/** Gives the files of sources. */
public interface SourceFiles {
  /** What is said of a file that {@link #read} does not give. */
  String CHANGED = "the file changed meanwhile; run this again";

  /**
   * What a file holds.
   *
   * @param name as places name it
   * @return empty when it is not there, cannot be read, or changed since it was judged
   */
  Optional<byte[]> read(String name);
}

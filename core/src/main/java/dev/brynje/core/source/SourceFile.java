package dev.brynje.core.source;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param name as it is shown: the path as given, with {@code /} between its parts; {@code -} is
 *     standard input
 * @param asked whether it was named itself, not found in a directory
 */
public record SourceFile(String name, Path path, boolean asked) {
  /** Standard input. */
  public static final SourceFile STANDARD_INPUT = new SourceFile("-", Path.of("-"), true);

  public boolean isStandardInput() {
    return name.equals(STANDARD_INPUT.name);
  }
}

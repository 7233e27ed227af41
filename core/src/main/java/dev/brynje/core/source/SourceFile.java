package dev.brynje.core.source;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param name as it is shown: the path as given, with {@code /} between its parts
 * @param asked whether it was named itself, not found in a directory
 */
public record SourceFile(String name, Path path, boolean asked) {}

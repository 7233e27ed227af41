package dev.brynje.core;

/**
 * A place in a source.
 *
 * @param path as it was given, with {@code /} between its parts; {@code -} is standard input
 * @param line from 1; 0 when the whole file is meant
 * @param column in code points, from 1
 * @param endColumn after the last character
 * @param excerpt the source line, without what is secret in it; empty when there is none
 */
public record Location(
    String path, int line, int column, int endLine, int endColumn, String excerpt) {
  /** The whole of a file. */
  public static Location file(String path) {
    return new Location(path, 0, 0, 0, 0, "");
  }

  /** As compilers write it: {@code path:line:column}. */
  public String words() {
    return line == 0 ? path : path + ":" + line + ":" + column;
  }
}

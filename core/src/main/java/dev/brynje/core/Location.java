package dev.brynje.core;

import dev.brynje.yaml.Excerpt;

/**
 * A place in a source.
 *
 * @param path as it was given, with {@code /} between its parts; {@code -} is standard input
 * @param line from 1; 0 when the whole file is meant
 * @param column in code points, from 1
 * @param endColumn after the last character
 * @param excerpt the source line as it is shown, with columns of its own
 */
public record Location(
    String path, int line, int column, int endLine, int endColumn, Excerpt excerpt) {
  /** A place whose line is shown as it is written; nothing is shown when it is empty. */
  public Location(String path, int line, int column, int endLine, int endColumn, String excerpt) {
    this(
        path,
        line,
        column,
        endLine,
        endColumn,
        new Excerpt(excerpt, column, endLine == line ? endColumn : excerpt.length() + 1));
  }

  /** The whole of a file. */
  public static Location file(String path) {
    return new Location(path, 0, 0, 0, 0, Excerpt.NONE);
  }

  /** As compilers write it: {@code path:line:column}. */
  public String words() {
    return line == 0 ? path : path + ":" + line + ":" + column;
  }
}

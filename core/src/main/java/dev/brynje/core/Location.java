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
 * @param origin how sure the place is
 */
public record Location(
    String path, int line, int column, int endLine, int endColumn, Excerpt excerpt, Origin origin) {
  /** How sure a place is, when what was judged was made from a template. */
  public enum Origin {
    /** What was judged is what is written there. */
    WRITTEN("written"),

    /** The line of the template that gave it. */
    EXACT("exact"),

    /** The line of the template that most likely gave it. */
    LIKELY("likely"),

    /** A line of what was rendered; where the template says it is not known. */
    RENDERED("rendered");

    private final String word;

    Origin(String word) {
      this.word = word;
    }

    /** The word used in every output. */
    public String word() {
      return word;
    }
  }

  /** A place in what somebody wrote. */
  public Location(String path, int line, int column, int endLine, int endColumn, Excerpt excerpt) {
    this(path, line, column, endLine, endColumn, excerpt, Origin.WRITTEN);
  }

  /** A place whose line is shown as it is written; nothing is shown when it is empty. */
  public Location(String path, int line, int column, int endLine, int endColumn, String excerpt) {
    this(
        path,
        line,
        column,
        endLine,
        endColumn,
        asWritten(excerpt, line, column, endLine, endColumn));
  }

  /** The excerpt of this place when its line is shown as it is written. */
  public Excerpt excerptOf(String text) {
    return asWritten(text, line, column, endLine, endColumn);
  }

  private static Excerpt asWritten(String text, int line, int column, int endLine, int endColumn) {
    return new Excerpt(text, column, endLine == line ? endColumn : text.length() + 1);
  }

  /** The whole of a file. */
  public static Location file(String path) {
    return new Location(path, 0, 0, 0, 0, Excerpt.NONE);
  }

  /** Where something begins, when that is all that is said of it. */
  public static Location start(String path, int line, int column) {
    return new Location(path, line, column, line, column, Excerpt.NONE);
  }

  /** The place up to another end, with nothing shown. */
  public Location to(int endLine, int endColumn) {
    return new Location(path, line, column, endLine, endColumn, Excerpt.NONE, origin);
  }

  /** The place with its source line, and how sure it is. */
  public Location showing(Excerpt excerpt, Origin origin) {
    return new Location(path, line, column, endLine, endColumn, excerpt, origin);
  }

  /** As compilers write it: {@code path:line:column}. */
  public String words() {
    return line == 0 ? path : path + ":" + line + ":" + column;
  }
}

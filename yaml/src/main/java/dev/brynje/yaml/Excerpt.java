package dev.brynje.yaml;

/**
 * A source line as it is shown, and where in it the place is. What stands before the place may be
 * shown shorter or longer than it is written, so that these columns are no columns of the source.
 *
 * @param text the line, without what is secret in it; empty when there is nothing to show
 * @param column in code points of the text, from 1
 * @param endColumn after the last character; beyond the text when it was cut, or the place goes on
 *     below
 */
public record Excerpt(String text, int column, int endColumn) {
  /** Nothing to show. */
  public static final Excerpt NONE = new Excerpt("", 1, 1);
}

package dev.brynje.yaml;

/**
 * A stretch of a source text. Offsets count in the decoded text, of which a byte order mark at its
 * start is no part: edits are spliced there, and the mark is written before the result.
 *
 * @param start offset of its first character, in UTF-16 units of the decoded text, from 0
 * @param end offset after its last character
 * @param line line of its first character, from 1
 * @param column column of its first character, in code points, from 1
 * @param endLine line of its end
 * @param endColumn column after its last character
 */
public record Span(int start, int end, int line, int column, int endLine, int endColumn) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span must run forwards, but is " + start + " to " + end);
    }
  }

  /**
   * Whether a place lies within; its end does not.
   *
   * @param atLine from 1
   * @param atColumn in code points, from 1
   */
  public boolean holds(int atLine, int atColumn) {
    boolean begun = line < atLine || (line == atLine && column <= atColumn);
    return begun && (atLine < endLine || (atLine == endLine && atColumn < endColumn));
  }
}

package dev.brynje.yaml;

import java.util.Arrays;

/** A decoded text that knows its lines. LF, CRLF and a lone CR each end a line. */
public final class SourceText {
  private static final int BLOCK = 512;

  private final String text;
  private final int[] lineStarts;
  private final int lines;

  /** How many surrogate pairs begin before each block of the text; empty when there is none. */
  private final int[] pairs;

  public SourceText(String text) {
    this.text = text;
    int length = text.length();
    int[] starts = new int[Math.max(16, length / 24)];
    int count = 1;
    boolean pairs = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
      pairs |= Character.isSurrogate(c);
    }
    this.lineStarts = starts;
    this.lines = count;
    this.pairs = pairs ? pairs(text) : new int[0];
  }

  public String text() {
    return text;
  }

  public int lines() {
    return lines;
  }

  /**
   * A line without its line break.
   *
   * @param number from 1
   */
  public String line(int number) {
    int start = lineStarts[number - 1];
    int end = number < lines ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The span between two offsets. */
  public Span span(int start, int end) {
    int line = lineAt(start);
    int endLine = lineAt(end);
    return new Span(start, end, line, column(line, start), endLine, column(endLine, end));
  }

  /** The line that an offset is on, from 1. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset at which a line starts; beyond the last line no offset reaches. */
  int lineStart(int line) {
    return line <= lines ? lineStarts[line - 1] : Integer.MAX_VALUE;
  }

  int column(int line, int offset) {
    int start = lineStarts[line - 1];
    int units = offset - start;
    return 1 + units - (pairs.length == 0 ? 0 : pairsBefore(offset) - pairsBefore(start));
  }

  /** Pairs that end before an offset. */
  private int pairsBefore(int offset) {
    int block = offset / BLOCK;
    int from = block * BLOCK;
    return pairs[block] + pairs(text, from, offset);
  }

  private static int[] pairs(String text) {
    int[] pairs = new int[text.length() / BLOCK + 1];
    for (int block = 1; block < pairs.length; block++) {
      int end = block * BLOCK;
      pairs[block] = pairs[block - 1] + pairs(text, end - BLOCK, end);
    }
    return pairs;
  }

  private static int pairs(String text, int from, int to) {
    int pairs = 0;
    for (int i = Math.max(from, 1); i < to; i++) {
      if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        pairs++;
      }
    }
    return pairs;
  }
}

package dev.brynje.yaml;

import java.util.Arrays;

/** A decoded text that knows its lines. LF, CRLF and a lone CR each end a line. */
public final class SourceText {
  private final String text;
  private final int[] lineStarts;
  private final boolean hasPairs;

  public SourceText(String text) {
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.hasPairs = hasPairs(text);
  }

  public String text() {
    return text;
  }

  public int lines() {
    return lineStarts.length;
  }

  /**
   * A line without its line break.
   *
   * @param number from 1
   */
  public String line(int number) {
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
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
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Offset at which a line starts; beyond the last line no offset reaches. */
  int lineStart(int line) {
    return line <= lineStarts.length ? lineStarts[line - 1] : Integer.MAX_VALUE;
  }

  int column(int line, int offset) {
    int start = lineStarts[line - 1];
    return 1 + (hasPairs ? text.codePointCount(start, offset) : offset - start);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean hasPairs(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}

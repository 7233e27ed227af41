package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Heredoc;
import dev.brynje.yaml.Span;
import java.util.Arrays;

/** The text of a here-document, which is written as it is, and where its parts stand. */
final class DocumentText {
  private final Span whole;
  private final String text;

  /** Where its lines begin. */
  private final int[] lines;

  DocumentText(Heredoc document) {
    this.whole = document.span();
    this.text = document.content();
    int[] starts = new int[16];
    int count = 1;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = end + 1;
    }
    this.lines = Arrays.copyOf(starts, count);
  }

  /** A part, up to the end of the line that it begins on. */
  Span span(int from, int to) {
    int found = Arrays.binarySearch(lines, from);
    int line = found >= 0 ? found : -found - 2;
    int column = text.codePointCount(lines[line], from) + 1;
    int lineEnd = line + 1 < lines.length ? lines[line + 1] - 1 : text.length();
    int shown = Math.min(to, Math.max(from, lineEnd));
    int endColumn = column + text.codePointCount(from, shown);
    int number = whole.line() + line;
    return new Span(whole.start() + from, whole.start() + shown, number, column, number, endColumn);
  }
}

package dev.brynje.yaml;

/** Turns offsets of a text into spans; quick where one lies near the last. */
final class Positions {
  private final SourceText source;
  private final int length;
  private int line = 1;

  Positions(SourceText source) {
    this.source = source;
    this.length = source.text().length();
  }

  Span span(int start, int end) {
    int from = Math.min(start, length);
    int to = Math.min(end, length);
    int first = line(from);
    int firstColumn = source.column(first, from);
    int last = line(to);
    return new Span(from, to, first, firstColumn, last, source.column(last, to));
  }

  private int line(int offset) {
    if (source.lineStart(line) > offset || offset >= source.lineStart(line + 1)) {
      line =
          offset >= source.lineStart(line + 1) && offset < source.lineStart(line + 2)
              ? line + 1
              : source.lineAt(offset);
    }
    return line;
  }
}

package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/** Where the value of a flag, or a part of it, is written. */
final class FlagPlace {
  private static final int DASHES_AND_EQUALS = 3;

  private FlagPlace() {}

  static Span value(Flag flag) {
    return part(flag, 0, flag.value().length());
  }

  /** A part of the value; the whole flag when quotes, escapes or breaks stand in it. */
  static Span part(Flag flag, int from, int to) {
    Span span = flag.span();
    int before = flag.name().length() + DASHES_AND_EQUALS;
    int length = before + flag.value().length();
    boolean plain =
        span.end() - span.start() == length
            && span.line() == span.endLine()
            && span.endColumn() - span.column() == length;
    if (!plain) {
      return span;
    }
    return new Span(
        span.start() + before + from,
        span.start() + before + to,
        span.line(),
        span.column() + before + from,
        span.line(),
        span.column() + before + to);
  }
}

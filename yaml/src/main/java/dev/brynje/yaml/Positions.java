package dev.brynje.yaml;

/** Turns offsets of a text into spans. */
final class Positions {
  private final SourceText source;

  Positions(SourceText source) {
    this.source = source;
  }

  Span span(int start, int end) {
    return source.span(start, end);
  }
}

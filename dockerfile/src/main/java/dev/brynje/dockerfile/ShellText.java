package dev.brynje.dockerfile;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;

/** What a shell reads, with continued lines joined, and where each of its characters is written. */
public final class ShellText {
  private final String text;
  private final int[] offsets;
  private final SourceText source;

  ShellText(String text, int[] offsets, SourceText source) {
    this.text = text;
    this.offsets = offsets;
    this.source = source;
  }

  /** The joined text. */
  public String text() {
    return text;
  }

  /** Where a part of the text is written. */
  public Span span(int from, int to) {
    int start = offsets[from];
    return source.span(start, to == from ? start : offsets[to - 1] + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}

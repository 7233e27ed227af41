package dev.brynje.dockerfile;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.Arrays;

/** An instruction's text with its continued lines joined; it knows where each character is. */
final class LogicalLine {
  private final SourceText source;
  private final StringBuilder text = new StringBuilder();
  private int[] offsets = new int[128];

  /** An offset for what is empty. */
  private final int start;

  LogicalLine(SourceText source, int start) {
    this.source = source;
    this.start = start;
  }

  /** Appends what stands between two offsets of the source. */
  void append(int from, int to) {
    int length = text.length();
    if (length + to - from > offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(offsets.length * 2, length + to - from));
    }
    for (int i = from; i < to; i++) {
      offsets[length++] = i;
    }
    text.append(source.text(), from, to);
  }

  String text() {
    return text.toString();
  }

  int length() {
    return text.length();
  }

  char at(int i) {
    return text.charAt(i);
  }

  Span span(int from, int to) {
    if (from >= to) {
      int place =
          text.isEmpty() ? start : from < length() ? offsets[from] : offsets[length() - 1] + 1;
      return source.span(place, place);
    }
    return source.span(offsets[from], offsets[to - 1] + 1);
  }

  Word word(int from, int to) {
    return new Word(text.substring(from, to), span(from, to));
  }

  ShellText shell(int from, int to) {
    return new ShellText(text.substring(from, to), Arrays.copyOfRange(offsets, from, to), source);
  }

  /** The first place from here on, before a limit, that is no space. */
  int skipSpaces(int from, int to) {
    int i = from;
    while (i < to && Space.is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The end of what stands before it and is no space. */
  int trimEnd(int from, int to) {
    int i = to;
    while (i > from && Space.is(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}

package dev.brynje.dockerfile;

import dev.brynje.yaml.SourceText;

/** The lines of a text, each of which ends after a line feed and nowhere else. */
final class Lines {
  /** BuildKit's own bound of a line, in bytes with its line feed. */
  private static final int LONGEST = 1 << 16;

  private final SourceText source;
  private final String text;
  private int start;
  private int end;
  private int next;

  Lines(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /**
   * Goes to the next line; whether there is one.
   *
   * @throws Refusal when it is longer than BuildKit reads
   */
  boolean advance() {
    if (next == text.length()) {
      return false;
    }
    start = next;
    int feed = text.indexOf('\n', start);
    next = feed < 0 ? text.length() : feed + 1;
    end = next;
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    boolean tooLong = next - start >= LONGEST / 4 && bytes() > LONGEST - (feed < 0 ? 1 : 0);
    if (tooLong) {
      throw new Refusal(
          source.span(start, start),
          "the line is longer than the 65535 bytes that BuildKit reads",
          "break it, or copy a file");
    }
    return true;
  }

  private int bytes() {
    int bytes = 0;
    for (int i = start; i < next; i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** Where the line starts. */
  int start() {
    return start;
  }

  /** Where it ends, without its line break. */
  int end() {
    return end;
  }

  /** Where the next begins. */
  int next() {
    return next;
  }

  /** The first place in it that is no space. */
  int firstNonSpace() {
    int i = start;
    while (i < end && Space.is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  boolean isComment() {
    int first = firstNonSpace();
    return first < end && text.charAt(first) == '#';
  }

  boolean isBlank() {
    return firstNonSpace() == end;
  }

  /**
   * Where what it says ends when it is continued, before the escape character; -1 when it is not.
   *
   * @param from where what it says begins
   */
  int continued(int from, char escape) {
    int i = end;
    while (i > from && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
      i--;
    }
    boolean escapes = i > from && text.charAt(i - 1) == escape;
    return escapes && (i - 1 == from || text.charAt(i - 2) != escape) ? i - 1 : -1;
  }
}

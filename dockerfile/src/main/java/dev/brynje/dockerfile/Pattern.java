package dev.brynje.dockerfile;

import java.util.Arrays;

/**
 * A shell pattern of {@code *}, {@code ?} and characters. A match is looked for by how far each
 * beginning reaches, so that no pattern takes long.
 */
final class Pattern {
  private enum Kind {
    MANY,
    ONE,
    THIS
  }

  private record Part(Kind kind, int character) {}

  private final Part[] parts;

  private Pattern(Part[] parts) {
    this.parts = parts;
  }

  /**
   * Reads one.
   *
   * @throws WordException when it escapes what needs none
   */
  static Pattern of(String written) {
    int[] text = written.codePoints().toArray();
    Part[] parts = new Part[text.length];
    int count = 0;
    for (int i = 0; i < text.length; i++) {
      int c = text[i];
      Kind kind = c == '*' ? Kind.MANY : c == '?' ? Kind.ONE : Kind.THIS;
      if (c == '\\') {
        int next = i + 1 < text.length ? text[i + 1] : -1;
        if (next == '}' || next == '/') {
          continue;
        }
        if (next != '*' && next != '?' && next != '\\') {
          throw new WordException("a pattern may escape only *, ?, / and \\");
        }
        c = next;
        i++;
      }
      parts[count++] = new Part(kind, c);
    }
    return new Pattern(Arrays.copyOf(parts, count));
  }

  String withoutPrefix(String value, boolean longest) {
    int[] text = value.codePoints().toArray();
    int end = end(text, 0, longest);
    return end < 0 ? value : new String(text, end, text.length - end);
  }

  String withoutSuffix(String value, boolean longest) {
    int[] text = value.codePoints().toArray();
    int[] reversed = reversed(text);
    Part[] backwards = new Part[parts.length];
    for (int i = 0; i < parts.length; i++) {
      backwards[i] = parts[parts.length - 1 - i];
    }
    int end = new Pattern(backwards).end(reversed, 0, longest);
    return end < 0 ? value : new String(text, 0, text.length - end);
  }

  private static int[] reversed(int[] text) {
    int[] reversed = new int[text.length];
    for (int i = 0; i < text.length; i++) {
      reversed[i] = text[text.length - 1 - i];
    }
    return reversed;
  }

  /** The leftmost longest match is replaced, or all that lie apart. */
  String replaced(String value, String replacement, boolean all) {
    int[] text = value.codePoints().toArray();
    StringBuilder result = new StringBuilder();
    int from = 0;
    int last = -1;
    boolean done = false;
    while (from <= text.length) {
      int end = done ? -1 : end(text, from, true);
      if (end >= 0 && !(end == from && from == last)) {
        result.append(replacement);
        done = !all;
        last = end;
        if (end > from) {
          from = end;
          continue;
        }
      }
      if (from < text.length) {
        result.appendCodePoint(text[from]);
      }
      from++;
    }
    return result.toString();
  }

  /** Where a match that begins here ends; -1 when there is none. */
  private int end(int[] text, int from, boolean longest) {
    boolean[] reached = new boolean[parts.length + 1];
    reached[0] = true;
    int found = -1;
    for (int i = from; ; i++) {
      for (int part = 0; part < parts.length; part++) {
        if (reached[part] && parts[part].kind == Kind.MANY) {
          reached[part + 1] = true;
        }
      }
      if (reached[parts.length]) {
        found = i;
        if (!longest) {
          return found;
        }
      }
      if (i == text.length || !step(reached, text[i])) {
        return found;
      }
    }
  }

  /** Takes one character; whether anything is still reached. A line break matches no wildcard. */
  private boolean step(boolean[] reached, int c) {
    boolean any = false;
    for (int part = parts.length; part >= 0; part--) {
      boolean now = false;
      if (part > 0 && reached[part - 1] && parts[part - 1].kind != Kind.MANY) {
        Part before = parts[part - 1];
        now = before.kind == Kind.ONE ? c != '\n' : before.character == c;
      }
      if (part < parts.length && reached[part] && parts[part].kind == Kind.MANY && c != '\n') {
        now = true;
      }
      reached[part] = now;
      any |= now;
    }
    return any;
  }
}

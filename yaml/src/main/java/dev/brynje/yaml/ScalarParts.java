package dev.brynje.yaml;

import java.util.Optional;

/**
 * Tells where parts of a scalar's text are written: an escape is longer, a block is indented. Asked
 * of many parts, it takes time in proportion to the text and to their number.
 */
public final class ScalarParts {
  /** Characters of a scalar that are searched, for all its parts together. */
  private static final long MOST_SEARCHED = 1 << 24;

  private final SourceText source;
  private final Scalar scalar;
  private final String raw;
  private final String text;
  private final Optional<int[]> offsets;
  private long searched;

  public ScalarParts(SourceText source, Scalar scalar) {
    this.source = source;
    this.scalar = scalar;
    this.raw = source.text().substring(scalar.span().start(), scalar.span().end());
    this.text = scalar.text();
    this.offsets = scalar.type() == Scalar.Type.STRING ? offsets() : Optional.empty();
  }

  /** Whether it is of this very scalar. */
  @SuppressWarnings("ReferenceEquality") // equal ones stand at the same place, and are long
  public boolean areOf(Scalar other) {
    return scalar == other;
  }

  /**
   * Where a part of the text is written. Never less than the part: where it cannot be told apart,
   * as in folded text with the part on two lines or after many other parts, the whole scalar.
   *
   * @param from offset in the scalar's text
   * @param to offset after the part's last character
   */
  public Span span(int from, int to) {
    if (scalar.type() != Scalar.Type.STRING || from >= to) {
      return scalar.span();
    }
    if (offsets.isEmpty()) {
      return searched(from, to);
    }
    int start = scalar.span().start();
    int last = to - 1;
    while (last > from && text.charAt(last) == '\n') {
      last--;
    }
    boolean block = scalar.style() == Scalar.Style.LITERAL;
    int end = block ? offsets.get()[last] + 1 : offsets.get()[last + 1];
    return source.span(start + offsets.get()[from], start + end);
  }

  private Optional<int[]> offsets() {
    return switch (scalar.style()) {
      case PLAIN -> onOneLine(raw.length() - text.length(), '\0');
      case SINGLE_QUOTED -> onOneLine(raw.indexOf('\'') + 1, '\'');
      case DOUBLE_QUOTED -> onOneLine(raw.indexOf('"') + 1, '"');
      case LITERAL -> inBlock();
      case FOLDED -> Optional.empty();
    };
  }

  /** Offset in the raw text of every character of the text, and of what ends it. */
  private Optional<int[]> onOneLine(int begin, char quote) {
    int[] offsets = new int[text.length() + 1];
    int at = begin;
    if (begin < 0 || scalar.span().line() != scalar.span().endLine()) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); ) {
      if (at >= raw.length()) {
        return Optional.empty();
      }
      int length = 1;
      int characters = 1;
      if (quote == '"' && raw.charAt(at) == '\\') {
        length = escaped(at);
        boolean pair = length == 10 && Character.isHighSurrogate(text.charAt(i));
        characters = pair ? 2 : 1;
      } else if (raw.charAt(at) != text.charAt(i)) {
        return Optional.empty();
      } else if (quote == '\'' && raw.charAt(at) == quote) {
        length = 2;
      }
      for (int each = 0; each < characters && i < text.length(); each++) {
        offsets[i++] = at;
      }
      at += length;
    }
    offsets[text.length()] = at;
    return at + (quote == '\0' ? 0 : 1) == raw.length() ? Optional.of(offsets) : Optional.empty();
  }

  private int escaped(int at) {
    char kind = at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  /** The lines of a literal block are those of the text, indented; the first is its header. */
  private Optional<int[]> inBlock() {
    int[] offsets = new int[text.length() + 1];
    int lineStart = afterLine(0);
    for (int i = 0; i < text.length(); ) {
      int end = text.indexOf('\n', i);
      end = end < 0 ? text.length() : end;
      int next = afterLine(lineStart);
      int content = withoutBreak(lineStart, next) - (end - i);
      if (content < lineStart || !raw.regionMatches(content, text, i, end - i)) {
        return Optional.empty();
      }
      for (int each = i; each <= end; each++) {
        offsets[each] = content + each - i;
      }
      lineStart = next;
      i = end + 1;
    }
    return Optional.of(offsets);
  }

  private int afterLine(int at) {
    for (int i = at; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == raw.length() || raw.charAt(i + 1) != '\n'))) {
        return i + 1;
      }
    }
    return raw.length();
  }

  private int withoutBreak(int start, int next) {
    int end = next;
    while (end > start && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /** The only place in the raw text that reads as the part does, else the whole scalar. */
  private Span searched(int from, int to) {
    searched += raw.length();
    if (searched > MOST_SEARCHED) {
      return scalar.span();
    }
    String part = text.substring(from, to);
    int found = raw.indexOf(part);
    if (found < 0 || raw.indexOf(part, found + 1) >= 0) {
      return scalar.span();
    }
    int start = scalar.span().start() + found;
    return source.span(start, start + part.length());
  }
}

package dev.brynje.yaml;

import java.util.Arrays;

/**
 * A place in the text of one document. The text ends with a line break, as the line reader of
 * Kubernetes makes it, and then with NULs, which a document cannot hold.
 */
final class Cursor {
  private static final int LOOKAHEAD = 8;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  final Positions positions;
  char[] text = new char[1 << 12];
  int at;
  int lineStart;
  private int base;

  Cursor(Positions positions) {
    this.positions = positions;
  }

  /** Starts at the beginning of a stretch of the source. */
  void load(String source, int start, int end) {
    int length = end - start;
    if (text.length < length + 1 + LOOKAHEAD) {
      text = new char[length + 1 + LOOKAHEAD];
    }
    source.getChars(start, end, text, 0);
    base = start;
    char[] loaded = text;
    for (int i = 0; i < length; i++) {
      char c = loaded[i];
      if ((c < ' ' || c >= 0x7F) && !Characters.isAllowed(c)) {
        throw forbidden(i);
      }
    }
    if (length > 0 && text[length - 1] != '\n') {
      text[length++] = '\n';
    }
    Arrays.fill(text, length, length + LOOKAHEAD, '\0');
    at = length > 0 && text[0] == BYTE_ORDER_MARK ? 1 : 0;
    lineStart = at;
  }

  char peek() {
    return text[at];
  }

  char peek(int ahead) {
    return text[at + ahead];
  }

  int column() {
    return at - lineStart;
  }

  /** Steps over one line break. */
  void nextLine() {
    if (text[at] == '\r') {
      // The line reader drops the CR of a CRLF, which may leave another CR to make one with the LF.
      if (text[at + 1] == '\n') {
        at++;
      } else if (text[at + 1] == '\r' && text[at + 2] == '\n') {
        at += 2;
      }
    }
    at++;
    lineStart = at;
  }

  /** Steps over one line break; gives it as a value has it. */
  char readBreak() {
    char c = text[at];
    nextLine();
    return c == '\u2028' || c == '\u2029' ? c : '\n';
  }

  void skipBlanks() {
    while (Characters.isBlank(text[at])) {
      at++;
    }
  }

  void skipToBreak() {
    while (!Characters.isBreakOrEnd(text[at])) {
      at++;
    }
  }

  /** Whether a line starts here with {@code ---} or {@code ...} alone. */
  boolean atDocumentIndicator() {
    if (at != lineStart) {
      return false;
    }
    char c = text[at];
    return (c == '-' || c == '.')
        && text[at + 1] == c
        && text[at + 2] == c
        && Characters.isBlankOrEnd(text[at + 3]);
  }

  /** Offset in the source of a place in this text. */
  int offset(int place) {
    return base + place;
  }

  Span span(int start, int end) {
    return positions.span(base + start, base + end);
  }

  Unreadable unreadable(int start, int end, String message, String advice) {
    return new Unreadable(span(start, end), message, advice);
  }

  /** Something wrong with the character here. */
  Unreadable unreadable(String message, String advice) {
    return unreadable(at, text[at] == '\0' ? at : at + 1, message, advice);
  }

  private Unreadable forbidden(int place) {
    if (text[place] == Decoding.NOT_UTF8) {
      return unreadable(
          place, place + 1, "what stands here is not UTF-8", "save the file as UTF-8");
    }
    return unreadable(
        place,
        place + 1,
        "the character U+%04X is not allowed in YAML".formatted((int) text[place]),
        "remove it, or write it as an escape in double quotes");
  }
}

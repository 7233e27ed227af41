package dev.brynje.yaml;

/** Classes of characters by YAML 1.1, as libyaml has them. NUL stands for the end of the text. */
final class Characters {
  private static final byte BLANK = 1;
  private static final byte BREAK = 2;
  private static final byte END = 4;
  private static final byte WORD = 8;
  private static final byte FLOW = 16;
  private static final byte URI = 32;

  private static final byte[] CLASSES = new byte[128];

  static {
    mark(" \t", BLANK);
    mark("\r\n", BREAK);
    mark("\0", END);
    mark("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-", (byte) (WORD | URI));
    mark(",?[]{}", FLOW);
    mark(";/?:@&=+$,.!~*'()[]%", URI);
  }

  private Characters() {}

  private static void mark(String characters, byte kind) {
    for (int i = 0; i < characters.length(); i++) {
      CLASSES[characters.charAt(i)] |= kind;
    }
  }

  private static boolean is(char c, int kinds) {
    return c < 128 && (CLASSES[c] & kinds) != 0;
  }

  private static boolean isUnicodeBreak(char c) {
    return c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Space or tab. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c < 128 ? c == '\n' || c == '\r' : isUnicodeBreak(c);
  }

  static boolean isBreakOrEnd(char c) {
    return c < 128 ? (CLASSES[c] & (BREAK | END)) != 0 : isUnicodeBreak(c);
  }

  static boolean isBlankOrEnd(char c) {
    return c < 128 ? (CLASSES[c] & (BLANK | BREAK | END)) != 0 : isUnicodeBreak(c);
  }

  /** A letter, digit, {@code _} or {@code -} of ASCII. */
  static boolean isWord(char c) {
    return is(c, WORD);
  }

  static boolean isUri(char c) {
    return is(c, URI);
  }

  /** What ends a plain scalar inside of {@code []} and {@code {}}. */
  static boolean isFlowIndicator(char c) {
    return is(c, FLOW);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Value of a hexadecimal digit, -1 for any other character. */
  static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** Whether YAML allows the UTF-16 unit in a text at all. */
  static boolean isAllowed(char c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return c < 0x7F || c == '\u0085' || (c >= '\u00A0' && c < '\uFFFE');
  }
}

package dev.brynje.core;

/**
 * Text of unknown origin made safe for a terminal: what moves the cursor, changes colours or turns
 * the direction of writing becomes a visible mark.
 */
public final class Printable {
  private static final int REPLACEMENT = 0xFFFD;

  private Printable() {}

  /** The text, on one line. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!shows(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\t' ? ' ' : shows(c) ? c : REPLACEMENT)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /** Whether a code point is only shown. Half of one is not, before its other half is seen. */
  public static boolean shows(int c) {
    if (c >= ' ' && c <= '~') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

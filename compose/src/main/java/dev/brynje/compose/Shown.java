package dev.brynje.compose;

/** Words of a file within messages: on one line, not long, and without values of variables. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String of(Text text) {
    return of(text.shown());
  }

  /** A part of it; all of it where the part may come from a variable. */
  static String part(Text text, String part) {
    return of(text.shown(part));
  }

  static String of(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < LONGEST; i++) {
      char c = text.charAt(i);
      boolean shown = !Character.isISOControl(c) && !Character.isSurrogate(c) && c < '\uFFF0';
      line.append(shown && c != '\u2028' && c != '\u2029' ? c : '\uFFFD');
    }
    return line.length() < text.length() ? line.append('…').toString() : line.toString();
  }
}

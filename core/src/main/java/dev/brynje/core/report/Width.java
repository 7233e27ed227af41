package dev.brynje.core.report;

/**
 * How many columns of a terminal a text takes: East Asian characters and pictures take two,
 * combining ones none.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">UAX #11</a>, of which only the wide blocks
 *     are kept, since the JDK does not know the property
 */
final class Width {
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private Width() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += c < WIDE[0][0] ? (isCombining(c) ? 0 : 1) : of(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int of(int c) {
    for (int[] block : WIDE) {
      if (c >= block[0] && c <= block[1]) {
        return 2;
      }
    }
    return isCombining(c) ? 0 : 1;
  }

  private static boolean isCombining(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}

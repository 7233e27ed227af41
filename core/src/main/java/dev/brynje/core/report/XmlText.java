package dev.brynje.core.report;

import dev.brynje.core.Printable;

/**
 * Text within XML. What XML 1.0 does not allow even as a reference, and what would act on a
 * terminal, becomes a visible mark.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2</a>
 */
public final class XmlText {
  private XmlText() {}

  /** For the value of an attribute, in double quotes: all on one line. */
  public static String attribute(String text) {
    return escaped(Printable.of(text));
  }

  /** For the content of an element: line breaks stay. */
  static String content(String text) {
    StringBuilder content = new StringBuilder(text.length() + 16);
    text.lines().forEach(line -> content.append(escaped(Printable.of(line))).append('\n'));
    return content.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\uFFFE', '\uFFFF' -> escaped.append('\uFFFD');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}

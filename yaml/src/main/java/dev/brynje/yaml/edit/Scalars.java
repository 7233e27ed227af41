package dev.brynje.yaml.edit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes single values. */
public final class Scalars {
  /** Words and names that no reader takes for anything but a string. */
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z/](?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9_./@+-]))*");

  /** Quantities, which people write without quotes. */
  private static final Pattern QUANTITY = Pattern.compile("[0-9]+(?:[KMGTPE]i|[kMGTPm])");

  private static final Set<String> OTHER_TYPES =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private Scalars() {}

  static boolean canBePlain(String text) {
    return (SAFE.matcher(text).matches() && !OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT)))
        || QUANTITY.matcher(text).matches();
  }

  /**
   * A string.
   *
   * @param quote around it; a space when it needs none
   */
  public static String text(String text, char quote) {
    if (quote == ' ' && canBePlain(text)) {
      return text;
    }
    if (quote == '\'' && text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return "'" + text.replace("'", "''") + "'";
    }
    return doubleQuoted(text);
  }

  /** As JSON and YAML both read it. */
  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == '\u2028' || c == '\u2029') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}

package dev.brynje.network.generate;

import java.util.Locale;

/** Writes words of others into YAML. */
final class YamlText {
  private YamlText() {}

  /** A value: plain where nothing else can be read of it, else in quotes. */
  static String of(String text) {
    boolean isPlain = !text.isEmpty() && Character.isLetter(text.charAt(0)) && !isWord(text);
    for (int i = 0; i < text.length() && isPlain; i++) {
      char c = text.charAt(i);
      isPlain = c < 128 && (Character.isLetterOrDigit(c) || "-._/".indexOf(c) >= 0);
    }
    return isPlain ? text : '"' + escaped(text) + '"';
  }

  /** What YAML of some version takes for something else than a string. */
  private static boolean isWord(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "n", "yes", "no", "on", "off", "true", "false", "null" -> true;
      default -> false;
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < 32 || c == 127) {
        escaped.append("\\x").append("%02x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A comment of one line. */
  static String comment(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}

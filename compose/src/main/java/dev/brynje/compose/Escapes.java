package dev.brynje.compose;

/** What stands behind a backslash in double quotes of a file of variables. */
final class Escapes {
  private Escapes() {}

  static String expand(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        result.append(c);
        continue;
      }
      char next = text.charAt(i + 1);
      int simple = "abfnrtv\"\\".indexOf(next);
      if (simple >= 0) {
        result.append("\u0007\b\f\n\r\t\u000B\"\\".charAt(simple));
        i++;
      } else if (next == '$') {
        result.append("$$");
        i++;
      } else if (next == '0') {
        i = octal(text, i, result);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  /** Takes {@code \0} and three digits, or leaves it as it is written; gives its last offset. */
  private static int octal(String text, int backslash, StringBuilder result) {
    int end = backslash + 2;
    while (end < text.length()
        && end < backslash + 5
        && Character.digit(text.charAt(end), 36) < 10
        && Character.digit(text.charAt(end), 36) >= 0) {
      end++;
    }
    String digits = text.substring(backslash + 2, end);
    boolean octal = digits.length() == 3 && digits.chars().allMatch(c -> c >= '0' && c < '8');
    int value = octal ? Integer.parseInt(digits, 8) : -1;
    if (value >= 0 && value < 256) {
      result.append((char) value);
    } else {
      result.append(text, backslash, end);
    }
    return end - 1;
  }
}

package dev.brynje.yaml;

/** Decimal fractions as YAML writes them: {@code [-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?}. */
final class Decimals {
  private Decimals() {}

  static boolean isFloat(String text) {
    int i = 0;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int whole = digits(text, i) - i;
    i += whole;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = digits(text, i + 1) - i - 1;
      if (whole == 0 && fraction == 0) {
        return false;
      }
      i += 1 + fraction;
    } else if (whole == 0) {
      return false;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
        i++;
      }
      int end = digits(text, i);
      if (end == i) {
        return false;
      }
      i = end;
    }
    return i == text.length();
  }

  /** Underscores taken out where each stands between two digits, as Go's ParseFloat allows. */
  static String withoutUnderscores(String text) {
    for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      if (i == 0 || digits(text, i - 1) == i - 1 || digits(text, i + 1) == i + 1) {
        return text;
      }
    }
    return text.replace("_", "");
  }

  /** The nearest double; infinite where the number is too large. */
  static double parse(String text) {
    return Double.parseDouble(text);
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}

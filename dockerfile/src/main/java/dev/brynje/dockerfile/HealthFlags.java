package dev.brynje.dockerfile;

import java.util.List;
import java.util.Map;

/** What BuildKit checks of the flags of HEALTHCHECK. */
final class HealthFlags {
  private static final Map<String, Double> NANOSECONDS =
      Map.of(
          "ns", 1.0, "us", 1e3, "\u00B5s", 1e3, "\u03BCs", 1e3, "ms", 1e6, "s", 1e9, "m", 6e10, "h",
          3.6e12);

  private HealthFlags() {}

  static void check(List<Flag> flags) {
    for (Flag flag : flags) {
      if (flag.value().isEmpty()) {
        continue;
      }
      if (flag.name().equals("retries") ? !isCount(flag.value()) : !isInterval(flag.value())) {
        throw new Refusal(
            FlagPlace.value(flag),
            "--%s has no such value".formatted(flag.name()),
            flag.name().equals("retries")
                ? "write a number from 0"
                : "write a time of a millisecond or more, as 30s or 1m30s");
      }
    }
  }

  private static boolean isCount(String text) {
    try {
      return Integer.parseInt(text) >= 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isInterval(String text) {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    boolean negative = text.startsWith("-");
    if (text.substring(at).equals("0")) {
      return true;
    }
    double sum = 0;
    while (at < text.length()) {
      int number = at;
      while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      int unit = at;
      while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      Double size = NANOSECONDS.get(text.substring(unit, at));
      String digits = text.substring(number, unit);
      if (size == null || !isDecimal(digits)) {
        return false;
      }
      sum += size * Double.parseDouble(digits);
    }
    boolean whole = Math.floor(sum) == 0;
    return text.length() > (negative ? 1 : 0)
        && (whole || (!negative && sum >= 1e6))
        && sum < 9.2e18;
  }

  private static boolean isDecimal(String digits) {
    return digits.chars().filter(c -> c == '.').count() <= 1
        && digits.chars().anyMatch(c -> c != '.');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

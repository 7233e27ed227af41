package dev.brynje.workload.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import java.math.BigDecimal;

/** Limits of resources, of which none and those below mean that there is no limit. */
final class Limits {
  private Limits() {}

  /**
   * Complains when a limit is not set, or is none.
   *
   * @param key where it is missing
   * @param what as the rest of a sentence
   */
  static void judge(Text limit, String key, String what, ComposeVerdict verdict) {
    if (verdict.knows(limit) && isNone(limit.text())) {
      verdict.fail(limit.place(), key, "the %s is none".formatted(what));
    }
  }

  /** The same where it is not written at all. */
  static void missing(Service service, String key, String what, ComposeVerdict verdict) {
    verdict.fail(service, key, "no %s is set".formatted(what));
  }

  /** {@code 0}, {@code 0m} and {@code -1}. */
  private static boolean isNone(String text) {
    String number = text.strip();
    int end = 0;
    while (end < number.length() && "-+.0123456789".indexOf(number.charAt(end)) >= 0) {
      end++;
    }
    try {
      return end > 0 && new BigDecimal(number.substring(0, end)).signum() <= 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}

package dev.brynje.fix.compose;

import dev.brynje.kube.Quantity;
import java.util.List;

/** Amounts as Kubernetes writes them, in the words of Docker. */
final class Amount {
  private static final long KIBI = 1024;
  private static final int PLACES = 9;

  private Amount() {}

  /** An amount of memory: {@code 64m} for {@code 64Mi}. */
  static String inDocker(String quantity) {
    Quantity amount = Quantity.of(quantity).orElseThrow();
    long bytes = amount.whole() + (amount.billionths() > 0 ? 1 : 0);
    String unit = "";
    for (String larger : List.of("k", "m", "g")) {
      if (bytes % KIBI != 0 || bytes == 0) {
        break;
      }
      bytes /= KIBI;
      unit = larger;
    }
    return bytes + unit;
  }

  /** A number: {@code 0.5} for {@code 500m}. */
  static String number(String quantity) {
    Quantity amount = Quantity.of(quantity).orElseThrow();
    String below = String.valueOf(amount.billionths());
    String places = "0".repeat(PLACES - below.length()) + below;
    int end = places.length();
    while (end > 0 && places.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" + amount.whole() : amount.whole() + "." + places.substring(0, end);
  }
}

package dev.brynje.workload.compose;

import dev.brynje.compose.Port;
import dev.brynje.compose.Text;

/** Ports and ranges of them. */
final class Ports {
  private static final int NONE = Integer.MAX_VALUE;

  private Ports() {}

  /** As it is written. */
  static String shown(Port port) {
    return port.published().or(port::target).map(Text::shown).orElse("");
  }

  /** The first of {@code 80} or {@code 8000-8010}; more than any port is for what is neither. */
  static int first(String range) {
    int dash = range.indexOf('-');
    return number(dash < 0 ? range : range.substring(0, dash));
  }

  /** The last one. */
  static int last(String range) {
    return number(range.substring(range.indexOf('-') + 1));
  }

  private static int number(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(text) : NONE;
  }
}

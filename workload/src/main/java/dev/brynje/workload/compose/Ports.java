package dev.brynje.workload.compose;

import dev.brynje.compose.Port;
import dev.brynje.compose.Text;
import java.util.List;

/** Ports and ranges of them. */
final class Ports {
  private static final int NONE = Integer.MAX_VALUE;

  private Ports() {}

  /** As it is written. */
  static String shown(Port port) {
    return port.published().or(port::target).map(Text::shown).orElse("");
  }

  /** As evidence, the same in Compose's short form and in the long one. */
  static String evident(Port port) {
    StringBuilder words = new StringBuilder();
    for (String key : List.of("host_ip", "published", "target", "protocol")) {
      Text part = port.fields().text(key).orElse(null);
      if (part == null || part.text().isEmpty() || part.text().equals("tcp")) {
        continue;
      }
      if (part.secret() || !part.known()) {
        return shown(port);
      }
      words.append(words.isEmpty() ? "" : key.equals("protocol") ? "/" : ":").append(part.text());
    }
    return words.toString();
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

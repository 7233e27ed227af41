package dev.brynje.network.read;

import dev.brynje.network.address.Address;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds hosts in texts that programs are given: URLs, and names with a port. Only the host and port
 * are kept of what may hold passwords too.
 */
final class HostNames {
  private static final int MOST_TEXT = 1 << 16;
  private static final String BETWEEN = " \t\r\n\"'`,;=()<>[]{}|";

  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("http", 80),
          Map.entry("ws", 80),
          Map.entry("https", 443),
          Map.entry("wss", 443),
          Map.entry("postgres", 5432),
          Map.entry("postgresql", 5432),
          Map.entry("mysql", 3306),
          Map.entry("mariadb", 3306),
          Map.entry("sqlserver", 1433),
          Map.entry("redis", 6379),
          Map.entry("rediss", 6379),
          Map.entry("amqp", 5672),
          Map.entry("amqps", 5671),
          Map.entry("mongodb", 27017),
          Map.entry("nats", 4222),
          Map.entry("kafka", 9092),
          Map.entry("memcached", 11211),
          Map.entry("ldap", 389),
          Map.entry("ldaps", 636),
          Map.entry("smtp", 25),
          Map.entry("smtps", 465),
          Map.entry("mqtt", 1883),
          Map.entry("mqtts", 8883));

  /** What the names of variables end with that hold the name of a host and nothing else. */
  private static final List<String> ENDINGS =
      List.of("HOST", "HOSTNAME", "ADDR", "ADDRESS", "SERVER", "SERVICE", "ENDPOINT", "URL", "URI");

  private HostNames() {}

  /**
   * Hands over each host with its port, 0 when none is said.
   *
   * @param name of the variable or key whose value the text is
   */
  static void in(String name, String text, BiConsumer<String, Integer> to) {
    String read = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    for (String word : words(read)) {
      int scheme = word.indexOf("://");
      if (scheme > 0) {
        String authority = authority(word.substring(scheme + 3));
        give(authority, PORTS.getOrDefault(schemeName(word, scheme), 0), to);
      } else if (authority(word).indexOf(':') > 0) {
        give(authority(word), -1, to);
      }
    }
    String whole = read.strip();
    if (isHostsName(name) && isHost(whole)) {
      to.accept(whole, 0);
    }
  }

  /**
   * {@code jdbc:postgresql} is a scheme of which the last part counts, {@code redis+tls} the first.
   */
  private static String schemeName(String word, int end) {
    String all = word.substring(word.lastIndexOf(':', end - 1) + 1, end);
    int plus = all.indexOf('+');
    return (plus < 0 ? all : all.substring(0, plus)).toLowerCase(Locale.ROOT);
  }

  private static String authority(String text) {
    int end = 0;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(0, end);
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /**
   * @param usual the port when none is written; -1 when one has to be
   */
  private static void give(String authority, int usual, BiConsumer<String, Integer> to) {
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    int port = colon < 0 ? usual : PortSet.number(authority.substring(colon + 1)).orElse(-1);
    if (port >= 0 && isHost(host)) {
      to.accept(host, port);
    }
  }

  private static boolean isHostsName(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    return ENDINGS.stream().anyMatch(end -> upper.equals(end) || upper.endsWith("_" + end));
  }

  /** Whether it is an address, or a name as DNS has them. */
  private static boolean isHost(String text) {
    if (Address.of(text).isPresent()) {
      return true;
    }
    boolean hasLetter = false;
    if (text.isEmpty() || text.length() > 253 || text.endsWith(".") || text.startsWith(".")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      hasLetter |= isLetter;
      if (!isLetter && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
        return false;
      }
    }
    return hasLetter && !text.contains("..");
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || BETWEEN.indexOf(text.charAt(i)) >= 0) {
        if (i > from) {
          words.add(text.substring(from, i));
        }
        from = i + 1;
      }
    }
    return words;
  }
}

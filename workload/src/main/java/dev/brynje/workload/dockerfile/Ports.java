package dev.brynje.workload.dockerfile;

/**
 * What EXPOSE names: {@code 8080}, {@code 8080/udp}, {@code 8000-8010}.
 *
 * @param first 0 when it is none
 */
record Ports(int first, int last, String protocol) {
  private static final int LAST = 65_535;

  static Ports of(String text) {
    int slash = text.indexOf('/');
    String range = slash < 0 ? text : text.substring(0, slash);
    String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
    int dash = range.indexOf('-');
    return dash < 0
        ? new Ports(number(range), number(range), protocol)
        : new Ports(number(range.substring(0, dash)), number(range.substring(dash + 1)), protocol);
  }

  boolean isValid() {
    return first >= 1
        && first <= last
        && last <= LAST
        && (isTcp() || protocol.equalsIgnoreCase("udp") || protocol.equalsIgnoreCase("sctp"));
  }

  boolean isTcp() {
    return protocol.equalsIgnoreCase("tcp");
  }

  private static int number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : 0;
  }
}

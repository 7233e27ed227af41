package dev.brynje.dockerfile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of what EXPOSE names: {@code 8080}, {@code 8000-8010/udp}, and, as BuildKit still
 * takes it, {@code 127.0.0.1:80:8080}.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#expose">EXPOSE</a>
 */
final class ExposedPort {
  private static final int HIGHEST = 65535;
  private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");

  /** Ports from one to another. */
  private record Range(int first, int last) {
    int size() {
      return last - first;
    }

    static Optional<Range> of(String text) {
      int dash = text.indexOf('-');
      Optional<Integer> first = number(dash < 0 ? text : text.substring(0, dash));
      Optional<Integer> last = dash < 0 ? first : number(text.substring(dash + 1));
      if (first.isEmpty() || last.isEmpty() || last.get() < first.get()) {
        return Optional.empty();
      }
      return Optional.of(new Range(first.get(), last.get()));
    }

    private static Optional<Integer> number(String text) {
      try {
        int number = Integer.parseInt(text);
        return number < 0 || number > HIGHEST ? Optional.empty() : Optional.of(number);
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
  }

  private ExposedPort() {}

  /** Why a text is no port, if it is none. */
  static Optional<String> fault(String text) {
    int last = text.lastIndexOf(':');
    int before = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
    String address = before < 0 ? "" : text.substring(0, before);
    String host = last < 0 ? "" : text.substring(before + 1, last);
    String container = text.substring(last + 1);
    int slash = container.indexOf('/');
    String protocol = slash < 0 ? "" : container.substring(slash + 1);
    if (!PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT))) {
      return Optional.of("a port's protocol is tcp, udp or sctp");
    }
    Optional<Range> ports = Range.of(slash < 0 ? container : container.substring(0, slash));
    if (ports.isEmpty()) {
      return Optional.of("this is no port");
    }
    if (!address.isEmpty() && !InternetAddress.isOne(unbracketed(address))) {
      return Optional.of("the address before the port is none");
    }
    return host.isEmpty() ? Optional.empty() : hostFault(host, ports.get());
  }

  private static Optional<String> hostFault(String host, Range ports) {
    Optional<Range> outside = Range.of(host);
    if (outside.isEmpty()) {
      return Optional.of("the port of the host is none");
    }
    boolean any = ports.size() == 0;
    return any || outside.get().size() == ports.size()
        ? Optional.empty()
        : Optional.of("the ports of the host are not as many as those of the container");
  }

  private static String unbracketed(String address) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    return bracketed ? address.substring(1, address.length() - 1) : address;
  }
}

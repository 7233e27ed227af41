package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a port in its short form, {@code [[IP:]HOST:]CONTAINER[/PROTOCOL]}. Ranges stay ranges. */
final class PortText {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

  private final Text text;
  private final List<Field> fields = new ArrayList<>();

  private PortText(Text text) {
    this.text = text;
  }

  /** Its long form. */
  static Fields longForm(Text text) {
    return new PortText(text).read();
  }

  private Fields read() {
    String raw = text.raw();
    int last = raw.lastIndexOf(':');
    int first = last < 0 ? -1 : raw.lastIndexOf(':', last - 1);
    String ip = first < 0 ? "" : raw.substring(0, first);
    String host = last < 0 ? "" : raw.substring(first + 1, last);
    String[] container = raw.substring(last + 1).split("/", -1);
    String protocol =
        container.length > 1 && !container[1].isEmpty()
            ? container[1].toLowerCase(Locale.ROOT)
            : "tcp";
    String target = container[0];
    ip = checkedIp(ip);
    if (target.isEmpty()) {
      throw wrong("names no port of the container");
    }
    Range targets = range(target, "container");
    if (targets.known && targets.to == 0) {
      throw wrong("names port 0 of the container");
    }
    Range published = host.isEmpty() ? targets : range(host, "host");
    if (targets.known && published.known && !host.isEmpty()) {
      boolean same = targets.size() == published.size();
      if (!same && targets.size() != 1) {
        throw wrong("has ranges of different lengths");
      }
    }
    if (isKnown(protocol) && !PROTOCOLS.contains(protocol)) {
      throw wrong("has a protocol that is none of tcp, udp and sctp");
    }
    put("mode", "ingress", Scalar.Type.STRING);
    if (!ip.isEmpty()) {
      put("host_ip", ip, Scalar.Type.STRING);
    }
    put(
        "target",
        targets.text(),
        targets.known && targets.size() == 1 ? Scalar.Type.INTEGER : Scalar.Type.STRING);
    if (!host.isEmpty()) {
      put("published", published.text(), Scalar.Type.STRING);
    }
    put("protocol", protocol, Scalar.Type.STRING);
    return Fields.of(fields, text.place());
  }

  private String checkedIp(String ip) {
    boolean bracketed = ip.startsWith("[") && ip.endsWith("]");
    String inner = bracketed ? ip.substring(1, ip.length() - 1) : ip;
    if (isKnown(inner) && !inner.isEmpty()) {
      if (!IpAddress.isOne(inner) || (!bracketed && inner.indexOf(':') >= 0)) {
        throw wrong("begins with what is no IP address; one of IPv6 stands in brackets");
      }
    }
    return inner;
  }

  private void put(String key, String value, Scalar.Type type) {
    fields.add(new Field(key, text.place(), text.part(value, type)));
  }

  private record Range(int from, int to, boolean known, String raw) {
    int size() {
      return to - from + 1;
    }

    String text() {
      return !known ? raw : from == to ? String.valueOf(from) : from + "-" + to;
    }
  }

  private Range range(String ports, String whose) {
    if (!isKnown(ports)) {
      return new Range(0, 0, false, ports);
    }
    String[] ends = ports.split("-", -1);
    int from = number(ends[0], whose);
    int to = ends.length > 1 ? number(ends[1], whose) : from;
    if (to < from) {
      throw wrong("has a range of the %s that runs backwards".formatted(whose));
    }
    return new Range(from, to, true, ports);
  }

  private int number(String digits, String whose) {
    boolean decimal = !digits.isEmpty();
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      decimal &= digit >= 0 && digit <= 9;
      number = Math.min(number * 10 + digit, 1 << 20);
    }
    if (!decimal || number >= 1 << 16) {
      throw wrong("has a port of the %s that is no number up to 65535".formatted(whose));
    }
    return number;
  }

  private static boolean isKnown(String part) {
    return part.indexOf(Text.UNKNOWN) < 0;
  }

  private Refusal wrong(String what) {
    return new Refusal(
        text.place(),
        "the port \"%s\" %s".formatted(Shown.of(text), what),
        "write it as \"127.0.0.1:8080:80\", or in the long form");
  }
}

package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the ports of policies of whole clusters, as the old kinds and their successor write them.
 */
final class ClusterPorts {
  private static final Set<Protocol> ANY = Set.of(Protocol.values());

  private final Written written;

  private ClusterPorts(Written written) {
    this.written = written;
  }

  /** {@code ports} of AdminNetworkPolicy. */
  static List<PortMatch> ofPorts(Written written, List<Field> list) {
    ClusterPorts reader = new ClusterPorts(written);
    List<PortMatch> ports = new ArrayList<>();
    list.forEach(entry -> ports.add(reader.port(entry)));
    return orAll(ports);
  }

  /** {@code protocols} of ClusterNetworkPolicy. */
  static List<PortMatch> ofProtocols(Written written, List<Field> list) {
    ClusterPorts reader = new ClusterPorts(written);
    List<PortMatch> ports = new ArrayList<>();
    list.forEach(entry -> ports.add(reader.protocol(entry)));
    return orAll(ports);
  }

  private static List<PortMatch> orAll(List<PortMatch> ports) {
    return ports.isEmpty() ? List.of(new PortMatch.Numbers(PortSet.ALL)) : ports;
  }

  private PortMatch port(Field entry) {
    if (entry.fields().size() > 1) {
      return tooMany(entry);
    }
    Field number = entry.get("portNumber");
    Field range = entry.get("portRange");
    Field name = entry.get("namedPort");
    if (number.present()) {
      OptionalInt port = written.port(number.get("port"));
      return of(number.get("protocol"), port, port, number);
    }
    if (range.present()) {
      OptionalInt first = written.port(range.get("start"));
      OptionalInt last = written.port(range.get("end"));
      return of(range.get("protocol"), first, last, range);
    }
    if (name.present()) {
      return new PortMatch.Named(ANY, name.string().orElse(""));
    }
    return refused(entry, "Required value: must specify portNumber, portRange or namedPort");
  }

  private PortMatch protocol(Field entry) {
    if (entry.fields().size() > 1) {
      return tooMany(entry);
    }
    Field name = entry.get("destinationNamedPort");
    if (name.present()) {
      return new PortMatch.Named(ANY, name.string().orElse(""));
    }
    for (Protocol protocol : Protocol.values()) {
      Field own = entry.get(key(protocol));
      if (own.present()) {
        return destination(protocol, own.get("destinationPort"));
      }
    }
    return refused(
        entry, "Required value: must specify one of tcp, udp, sctp and destinationNamedPort");
  }

  private static String key(Protocol protocol) {
    return switch (protocol) {
      case SCTP -> "sctp";
      case TCP -> "tcp";
      case UDP -> "udp";
    };
  }

  private PortMatch destination(Protocol protocol, Field port) {
    if (!port.present()) {
      return new PortMatch.Numbers(PortSet.of(protocol));
    }
    Field range = port.get("range");
    if (range.present()) {
      return of(protocol, written.port(range.get("start")), written.port(range.get("end")), range);
    }
    OptionalInt number = written.port(port.get("number"));
    return of(protocol, number, number, port);
  }

  private PortMatch of(Field protocol, OptionalInt first, OptionalInt last, Field field) {
    String name = protocol.string().orElse("TCP");
    Optional<Protocol> known = Protocol.of(name);
    if (known.isEmpty()) {
      return refused(
          protocol,
          "Unsupported value: \"%s\": supported values: \"SCTP\", \"TCP\", \"UDP\""
              .formatted(name));
    }
    return of(known.get(), first, last, field);
  }

  private PortMatch of(Protocol protocol, OptionalInt first, OptionalInt last, Field field) {
    if (first.isEmpty() || last.isEmpty()) {
      return written.isRefused()
          ? new PortMatch.Unknown("a port that would be refused")
          : refused(field, "Required value: must specify a port");
    }
    boolean isRange = field.get("end").present();
    if (isRange && last.getAsInt() <= first.getAsInt()) {
      return refused(field, "Start port must be less than End port");
    }
    return new PortMatch.Numbers(PortSet.of(protocol, first.getAsInt(), last.getAsInt()));
  }

  private PortMatch tooMany(Field entry) {
    return refused(
        entry, "Too many: %d: must have at most 1 items".formatted(entry.fields().size()));
  }

  private PortMatch refused(Field field, String why) {
    written.refuse(field, why);
    return new PortMatch.Unknown(why);
  }
}

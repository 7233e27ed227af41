package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A port below 1024, where only root may listen unless the runtime lets others do so too. */
final class LowPort {
  private static final long FIRST_UNPRIVILEGED = 1024;
  private static final String SYSCTL = "net.ipv4.ip_unprivileged_port_start";

  private LowPort() {}

  /** What there is to say of it, before a container loses what root may do. */
  static Optional<String> note(PodSubject subject, Container container) {
    long first = firstUnprivileged(subject);
    OptionalLong port = lowest(subject, container);
    return port.isPresent() && port.getAsLong() < first
        ? Optional.of(
            "it listens on port %d; where the runtime keeps ports below 1024 to root, let it listen on a higher one"
                .formatted(port.getAsLong()))
        : Optional.empty();
  }

  /** Of those that the manifest names, else that of the image. */
  private static OptionalLong lowest(PodSubject subject, Container container) {
    List<Long> ports = new ArrayList<>();
    for (Field port : container.field().get("ports").items()) {
      add(ports, port.get("containerPort"));
    }
    for (String name : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      Field probe = container.field().get(name);
      for (String way : List.of("httpGet", "tcpSocket", "grpc")) {
        if (!probe.at(way, "host").present()) {
          add(ports, probe.at(way, "port"));
        }
      }
    }
    return ports.isEmpty()
        ? subject.port(container)
        : ports.stream().mapToLong(Long::longValue).min();
  }

  /** A port of a probe may be the name of one, which the container lists itself. */
  private static void add(List<Long> ports, Field port) {
    long number = number(port, 0);
    if (number > 0) {
      ports.add(number);
    }
  }

  private static long firstUnprivileged(PodSubject subject) {
    for (Field sysctl : subject.pod().securityContext().get("sysctls").items()) {
      if (sysctl.get("name").string().orElse("").replace('/', '.').equals(SYSCTL)) {
        return number(sysctl.get("value"), FIRST_UNPRIVILEGED);
      }
    }
    return FIRST_UNPRIVILEGED;
  }

  private static long number(Field field, long otherwise) {
    try {
      return Long.parseLong(field.stringOrNumber().orElse(""));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}

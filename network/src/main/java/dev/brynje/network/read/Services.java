package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Service;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads Services. */
final class Services {
  private Services() {}

  static Service read(Written written) {
    Field spec = written.spec();
    List<Service.Port> ports = new ArrayList<>();
    for (Field port : spec.get("ports").items()) {
      port(written, port).ifPresent(ports::add);
    }
    return new Service(
        written.namespace(),
        written.object().name(),
        LabelSelector.ofLabels(spec.get("selector")),
        spec.get("type").string().orElse("ClusterIP"),
        spec.get("clusterIP").string().filter("None"::equals).isPresent(),
        spec.get("externalTrafficPolicy").string().filter("Local"::equals).isPresent(),
        spec.get("externalName").string().orElse(""),
        ports,
        written.origin());
  }

  private static Optional<Service.Port> port(Written written, Field port) {
    OptionalInt number = written.port(port.get("port"));
    String protocol = port.get("protocol").string().orElse("TCP");
    Optional<Protocol> known = Protocol.of(protocol);
    if (known.isEmpty()) {
      written.refuse(
          port.get("protocol"),
          "Unsupported value: \"%s\": supported values: \"SCTP\", \"TCP\", \"UDP\""
              .formatted(protocol));
    }
    if (number.isEmpty() || known.isEmpty()) {
      return Optional.empty();
    }
    Field target = port.get("targetPort");
    return Optional.of(
        new Service.Port(
            port.get("name").string().orElse(""),
            known.get(),
            number.getAsInt(),
            target.stringOrNumber().orElse(Integer.toString(number.getAsInt())),
            written.origin(target.present() ? target : port.get("port"))));
  }
}

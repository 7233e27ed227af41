package dev.brynje.network.read;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads pods and those who make them. */
final class Workloads {
  private Workloads() {}

  static Workload read(Written written, Pod pod) {
    Optional<Field> owner = owner(pod);
    return new Workload(
        written.namespace(),
        owner.flatMap(one -> one.get("kind").string()).orElse(written.object().kind()),
        owner.flatMap(one -> one.get("name").string()).orElse(written.object().name()),
        pod.labels(),
        ports(written, pod),
        pod.spec().get("hostNetwork").isTrue(),
        Sensitivities.of(pod),
        written.origin());
  }

  /** Who makes a pod that a cluster gave out; the one that controls it, if it says so. */
  private static Optional<Field> owner(Pod pod) {
    if (!pod.owner().kind().equals("Pod")) {
      return Optional.empty();
    }
    List<Field> owners = pod.metadata().get("ownerReferences").items();
    return owners.stream()
        .filter(one -> one.get("controller").isTrue())
        .findFirst()
        .or(() -> owners.stream().findFirst());
  }

  private static List<ContainerPort> ports(Written written, Pod pod) {
    List<ContainerPort> ports = new ArrayList<>();
    for (Container container : pod.containers()) {
      if (container.longRunning()) {
        for (Field port : container.field().get("ports").items()) {
          OptionalInt number = written.port(port.get("containerPort"));
          Optional<Protocol> protocol = Protocol.of(port.get("protocol").string().orElse("TCP"));
          if (number.isPresent() && protocol.isPresent()) {
            String name = port.get("name").string().orElse("");
            ports.add(new ContainerPort(name, protocol.get(), number.getAsInt()));
          }
        }
      }
    }
    return ports;
  }
}

package dev.brynje.network.check;

import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.view.Entrances;
import java.util.Map;
import java.util.TreeMap;

/** The pods that something brings the internet to. */
final class Edge {
  /** By pod, the first that brings it, as {@code Ingress shop/web}. */
  private final Map<Integer, String> entries = new TreeMap<>();

  Edge(NetworkView view) {
    Entrances.of(view.cluster(), view.backends(), view.reachability())
        .forEach((pod, some) -> entries.put(pod, some.keySet().iterator().next()));
  }

  Map<Integer, String> entries() {
    return entries;
  }

  /** The ports over which one pod reaches another that are of use: those that it listens on. */
  static PortSet open(NetworkView view, int from, int to) {
    return view.reachability().between(from, to).sure().and(listening(view.workload(to)));
  }

  /** Those that a pod says it listens on; all when it says nothing. */
  static PortSet listening(Workload workload) {
    PortSet ports = PortSet.NONE;
    for (ContainerPort port : workload.ports()) {
      ports = ports.or(PortSet.of(port.protocol(), port.number()));
    }
    return ports.isEmpty() ? PortSet.ALL : ports;
  }
}

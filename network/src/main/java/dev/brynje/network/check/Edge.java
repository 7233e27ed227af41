package dev.brynje.network.check;

import dev.brynje.network.address.AddressRange;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import java.util.Map;
import java.util.TreeMap;

/** The pods that something brings the internet to. */
final class Edge {
  /** By pod, what brings it, as {@code Ingress shop/web}. */
  private final Map<Integer, String> entries = new TreeMap<>();

  private final NetworkView view;

  Edge(NetworkView view) {
    this.view = view;
    for (Route route : view.cluster().routes()) {
      String words = "%s %s/%s".formatted(route.kind(), route.namespace(), route.name());
      view.backends()
          .of(route)
          .forEach((pod, ports) ->
              add(pod, words, ports.and(view.reachability().fromAnyPod(pod).possible())));
    }
    for (Service service : view.cluster().services()) {
      if (service.isExposed()) {
        String words =
            "%s Service %s/%s".formatted(service.type(), service.namespace(), service.name());
        view.backends()
            .of(service, "")
            .forEach((pod, ports) ->
                add(pod, words, service.keepsSource() ? ports.and(fromInternet(pod)) : ports));
      }
    }
  }

  private void add(int pod, String words, PortSet ports) {
    if (!ports.isEmpty()) {
      entries.putIfAbsent(pod, words);
    }
  }

  Map<Integer, String> entries() {
    return entries;
  }

  /** What every address of the internet may reach, as far as policies go. */
  PortSet fromInternet(int pod) {
    PortSet open = PortSet.NONE;
    for (AddressRange range : view.reachability().sources()) {
      if (!PrivateAddresses.holds(range)) {
        open = open.or(view.reachability().from(range.first(), pod).sure());
      }
    }
    return open;
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

package dev.brynje.network.view;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Reachability;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a cluster brings the internet to its pods: Ingresses, routes, and Services of some types.
 */
public final class Entrances {
  private final Reachability reachability;
  private final Map<Integer, Map<String, PortSet>> byPod = new TreeMap<>();

  private Entrances(Reachability reachability) {
    this.reachability = reachability;
  }

  /**
   * By pod, what leads to it from outside and is let in, with the ports; Ingresses and routes
   * first, as {@code Ingress shop/web}.
   *
   * @param cluster whose routes and Services are meant
   * @param reachability of it, or of one with more workloads behind its own
   */
  public static Map<Integer, Map<String, PortSet>> of(
      Cluster cluster, Backends backends, Reachability reachability) {
    Entrances entrances = new Entrances(reachability);
    cluster.routes().forEach(one -> entrances.add(one, backends));
    cluster.services().forEach(one -> entrances.add(one, backends));
    return entrances.byPod;
  }

  private void add(Route route, Backends backends) {
    String words = "%s %s/%s".formatted(route.kind(), route.namespace(), route.name());
    backends
        .of(route)
        .forEach(
            (pod, ports) -> put(pod, words, ports.and(reachability.fromAnyPod(pod).possible())));
  }

  private void add(Service service, Backends backends) {
    if (service.isExposed()) {
      String words =
          "%s Service %s/%s".formatted(service.type(), service.namespace(), service.name());
      // Who calls is either kept or becomes a node, of which one is the pod's own.
      backends
          .of(service, "")
          .forEach((pod, ports) ->
              put(
                  pod,
                  words,
                  service.keepsSource()
                      ? ports.and(reachability.fromInternet(pod).sure())
                      : ports));
    }
  }

  private void put(int pod, String words, PortSet ports) {
    if (!ports.isEmpty()) {
      byPod.computeIfAbsent(pod, _ -> new LinkedHashMap<>()).merge(words, ports, PortSet::or);
    }
  }
}

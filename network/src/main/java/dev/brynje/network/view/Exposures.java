package dev.brynje.network.view;

import dev.brynje.network.address.AddressRange;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Reach;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is open to the internet, to the whole cluster, and to pods and namespaces that may come. */
public final class Exposures {
  private static final String INTERNET = "internet";
  private static final String CLUSTER = "entire-cluster";

  private final Reachability reachability;
  private final Cluster cluster;
  private final Newcomers newcomers;
  private final Reachability later;
  private final List<Exposure> found = new ArrayList<>();

  private Exposures(Reachability reachability) {
    this.reachability = reachability;
    this.cluster = reachability.cluster();
    this.newcomers = Newcomers.of(cluster);
    this.later = Reachability.of(newcomers.cluster());
  }

  /** All of them, by workload, what comes in first. */
  public static List<Exposure> of(Reachability reachability) {
    Exposures exposures = new Exposures(reachability);
    Map<Integer, Map<String, PortSet>> entries = exposures.entries();
    for (int i = 0; i < exposures.cluster.workloads().size(); i++) {
      exposures.add(i, Direction.INGRESS, entries.getOrDefault(i, Map.of()));
      exposures.add(i, Direction.EGRESS, Map.of());
    }
    return exposures.found.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Exposure one) -> one.workload().toString())
                .thenComparing(Exposure::direction)
                .thenComparing(Exposure::to))
        .toList();
  }

  private void add(int pod, Direction direction, Map<String, PortSet> entries) {
    addInternet(pod, direction, entries);
    PortSet open = sure(pod, direction);
    add(pod, direction, CLUSTER, open, List.of());
    int first = cluster.workloads().size();
    for (int i = 0; i < newcomers.words().size(); i++) {
      Reach reach =
          direction == Direction.INGRESS
              ? later.between(first + i, pod)
              : later.between(pod, first + i);
      // What is open to everybody says nothing about these.
      add(pod, direction, newcomers.words().get(i), reach.sure().minus(open), List.of());
    }
  }

  private PortSet sure(int pod, Direction direction) {
    return direction == Direction.INGRESS
        ? reachability.fromAnyPod(pod).sure()
        : reachability.toAnyPod(pod).sure();
  }

  /** Open to every address of the internet; and by what of the cluster it is brought in. */
  private void addInternet(int pod, Direction direction, Map<String, PortSet> entries) {
    PortSet open = PortSet.NONE;
    List<AddressRange> ranges =
        direction == Direction.INGRESS ? reachability.sources() : reachability.destinations();
    for (AddressRange range : ranges) {
      if (!PrivateAddresses.holds(range)) {
        Reach reach =
            direction == Direction.INGRESS
                ? reachability.from(range.first(), pod)
                : reachability.to(pod, range.first());
        open = open.or(reach.sure());
      }
    }
    List<String> by = new ArrayList<>();
    PortSet brought = PortSet.NONE;
    for (Map.Entry<String, PortSet> entry : entries.entrySet()) {
      by.add(entry.getKey());
      brought = brought.or(entry.getValue());
    }
    add(pod, direction, INTERNET, open.or(brought), by);
  }

  private void add(int pod, Direction direction, String to, PortSet ports, List<String> by) {
    if (!ports.isEmpty()) {
      Workload one = cluster.workloads().get(pod);
      found.add(
          new Exposure(
              new End.OfWorkload(one.namespace(), one.name(), one.kind()),
              direction,
              to,
              ports,
              by));
    }
  }

  /** By pod, what leads to it from outside and is let in, with the ports. */
  private Map<Integer, Map<String, PortSet>> entries() {
    Backends backends = new Backends(cluster);
    Map<Integer, Map<String, PortSet>> entries = new HashMap<>();
    for (Route route : cluster.routes()) {
      String words = "%s %s/%s".formatted(route.kind(), route.namespace(), route.name());
      backends
          .of(route)
          .forEach((pod, ports) ->
              put(entries, pod, words, ports.and(reachability.fromAnyPod(pod).possible())));
    }
    for (Service service : cluster.services()) {
      if (service.isExposed()) {
        String words =
            "%s Service %s/%s".formatted(service.type(), service.namespace(), service.name());
        // Who calls is either kept or becomes a node, of which one is the pod's own.
        backends
            .of(service, "")
            .forEach((pod, ports) ->
                put(
                    entries,
                    pod,
                    words,
                    service.keepsSource() ? ports.and(fromInternet(pod)) : ports));
      }
    }
    return entries;
  }

  private PortSet fromInternet(int pod) {
    PortSet open = PortSet.NONE;
    for (AddressRange range : reachability.sources()) {
      if (!PrivateAddresses.holds(range)) {
        open = open.or(reachability.from(range.first(), pod).sure());
      }
    }
    return open;
  }

  private static void put(
      Map<Integer, Map<String, PortSet>> entries, int pod, String words, PortSet ports) {
    if (!ports.isEmpty()) {
      entries.computeIfAbsent(pod, _ -> new TreeMap<>()).merge(words, ports, PortSet::or);
    }
  }
}

package dev.brynje.network.view;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Reach;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is open to the internet, to the whole cluster, and to pods and namespaces that may come. */
public final class Exposures {
  private static final String INTERNET = "internet";
  private static final String CLUSTER = "entire-cluster";

  private final Cluster cluster;
  private final Newcomers newcomers;

  /** Of the cluster with them, in which the workloads that are there have their numbers. */
  private final Reachability reachability;

  private final List<Exposure> found = new ArrayList<>();

  private Exposures(Cluster cluster) {
    this.cluster = cluster;
    this.newcomers = Newcomers.of(cluster);
    this.reachability = Reachability.of(newcomers.cluster());
  }

  /** All of them, by workload, what comes in first. */
  public static List<Exposure> of(Cluster cluster) {
    Exposures exposures = new Exposures(cluster);
    Map<Integer, Map<String, PortSet>> entrances =
        Entrances.of(cluster, new Backends(cluster), exposures.reachability);
    for (int i = 0; i < cluster.workloads().size(); i++) {
      exposures.add(i, Direction.INGRESS, entrances.getOrDefault(i, Map.of()));
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
              ? reachability.between(first + i, pod)
              : reachability.between(pod, first + i);
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
    Reach reach =
        direction == Direction.INGRESS
            ? reachability.fromInternet(pod)
            : reachability.toInternet(pod);
    List<String> by = new ArrayList<>();
    PortSet brought = PortSet.NONE;
    for (Map.Entry<String, PortSet> entry : new TreeMap<>(entries).entrySet()) {
      by.add(entry.getKey());
      brought = brought.or(entry.getValue());
    }
    add(pod, direction, INTERNET, reach.sure().or(brought), by);
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
}

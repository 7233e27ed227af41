package dev.brynje.network.view;

import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Workload;
import dev.brynje.network.reach.Reach;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every pair of ends between which something is open, or may be. */
public final class ConnectionList {
  private final Reachability reachability;
  private final List<AddressRange> sources;
  private final List<AddressRange> destinations;
  private final List<End> ends = new ArrayList<>();
  private final Map<Pair, Reach> found = new LinkedHashMap<>();

  private record Pair(End from, End to) {}

  private ConnectionList(
      Reachability reachability, List<AddressRange> sources, List<AddressRange> destinations) {
    this.reachability = reachability;
    this.sources = sources;
    this.destinations = destinations;
    Map<End, End> known = new HashMap<>();
    for (Workload one : reachability.cluster().workloads()) {
      End end = new End.OfWorkload(one.namespace(), one.name(), one.kind());
      ends.add(known.computeIfAbsent(end, same -> same));
    }
  }

  /** All of them, in the order of their texts. */
  public static List<Connection> of(Reachability reachability) {
    return of(reachability, reachability.sources(), reachability.destinations());
  }

  /**
   * The same, with the addresses outside cut finer.
   *
   * @param sources each within one of the cluster's own
   * @param destinations likewise
   */
  static List<Connection> of(
      Reachability reachability, List<AddressRange> sources, List<AddressRange> destinations) {
    ConnectionList list = new ConnectionList(reachability, sources, destinations);
    for (int i = 0; i < list.ends.size(); i++) {
      list.addOutside(i);
      list.addPods(i);
    }
    list.addIngress();
    return list.sorted();
  }

  private void addPods(int from) {
    for (int to = 0; to < ends.size(); to++) {
      if (!ends.get(from).equals(ends.get(to))) {
        add(ends.get(from), ends.get(to), reachability.between(from, to));
      }
    }
  }

  private void addOutside(int pod) {
    for (AddressRange range : sources) {
      add(new End.Outside(range), ends.get(pod), reachability.from(range.first(), pod));
    }
    for (AddressRange range : destinations) {
      add(ends.get(pod), new End.Outside(range), reachability.to(pod, range.first()));
    }
  }

  private void addIngress() {
    End controller = new End.IngressController();
    new Backends(reachability.cluster())
        .ofRoutes()
        .forEach((pod, ports) -> {
          Reach reach = reachability.fromAnyPod(pod);
          add(
              controller,
              ends.get(pod),
              new Reach(reach.sure().and(ports), reach.possible().and(ports)));
        });
  }

  /** Replicas of one owner that differ are open where one of them is. */
  private void add(End from, End to, Reach reach) {
    if (!reach.possible().isEmpty()) {
      found.merge(new Pair(from, to), reach, Reach::or);
    }
  }

  private List<Connection> sorted() {
    List<Connection> sorted = new ArrayList<>(found.size());
    found.forEach((pair, reach) -> sorted.add(new Connection(pair.from, pair.to, reach)));
    Map<End, String> texts = new HashMap<>();
    sorted.sort(
        Comparator.comparing((Connection one) -> text(texts, one.from()))
            .thenComparing(one -> text(texts, one.to())));
    return sorted;
  }

  private static String text(Map<End, String> texts, End end) {
    return texts.computeIfAbsent(end, End::toString);
  }
}

package dev.brynje.network.reach;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Who reaches whom in a cluster, for every pair, from what its manifests say.
 *
 * <p>Pods that no policy tells apart are one class: two pods are told apart only by the labels that
 * selectors ask for, their namespace, and the ports that policies call by name ({@link
 * PodClasses}). Addresses are cut where any block begins or ends ({@link AddressRange}), so that a
 * rule means whole cells of them; classes and cells are the numbers of bit sets ({@link Space}). A
 * rule becomes a set of ports and a set of ends; a class of pods gets the union of what the
 * policies about it allow, or what the first match of its tiers decides, and classes with the same
 * policies share it ({@link Profiles}). A connection is open when the egress of its source and the
 * ingress of its destination both have it.
 *
 * <p>With n classes and cells, p policies with r rules in all, and d different sets of policies
 * about a class: n/64 words for each rule and each of d rows, so O((r + d) · n / 64) time and
 * space; a pair is then answered in the number of rules about its two ends, at most.
 */
public final class Reachability {
  private final Cluster cluster;
  private final PodClasses classes;
  private final Space sources;
  private final Space destinations;
  private final Profiles ingress;
  private final Profiles egress;

  private Reachability(Reachability other, Cluster cluster, Profiles ingress, Profiles egress) {
    this.cluster = cluster;
    this.classes = other.classes;
    this.sources = other.sources;
    this.destinations = other.destinations;
    this.ingress = ingress;
    this.egress = egress;
  }

  private Reachability(Cluster cluster) {
    this.cluster = cluster;
    this.classes = new PodClasses(cluster);
    this.sources = Space.of(cluster, Direction.INGRESS, classes.count());
    this.destinations = Space.of(cluster, Direction.EGRESS, classes.count());
    this.ingress = new Profiles(cluster, Direction.INGRESS, classes, sources);
    this.egress = new Profiles(cluster, Direction.EGRESS, classes, destinations);
  }

  /** Works out a cluster. */
  public static Reachability of(Cluster cluster) {
    return new Reachability(cluster);
  }

  /**
   * The same cluster with some policies taken away and others added. Only what is about the pods
   * that they select is worked out anew, unless the new ones tell pods or addresses apart that were
   * treated alike: then all is.
   *
   * @param without of those that are there
   */
  public Reachability changed(List<Policy> without, List<Policy> with) {
    List<Policy> policies = new ArrayList<>(cluster.policies());
    policies.removeAll(without);
    policies.addAll(with);
    Cluster changed =
        new Cluster(
            cluster.namespaces(),
            cluster.workloads(),
            policies,
            cluster.services(),
            cluster.routes());
    boolean suffices =
        with.stream()
            .allMatch(one ->
                classes.suffice(one)
                    && sources.suffices(one, Direction.INGRESS)
                    && destinations.suffices(one, Direction.EGRESS));
    return suffices
        ? new Reachability(
            this, changed, ingress.changed(without, with), egress.changed(without, with))
        : of(changed);
  }

  public Cluster cluster() {
    return cluster;
  }

  /** Ranges of which every address is treated alike as a source; together all addresses. */
  public List<AddressRange> sources() {
    return sources.cells().all();
  }

  /** Ranges of which every address is treated alike as a destination; together all addresses. */
  public List<AddressRange> destinations() {
    return destinations.cells().all();
  }

  /** From a pod of one workload to another pod, of the same one or another; by their numbers. */
  public Reach between(int from, int to) {
    int source = classes.of(from);
    int destination = classes.of(to);
    return at(egress.of(source), destination).and(at(ingress.of(destination), source));
  }

  /** From an address outside the cluster to a pod of a workload. */
  public Reach from(Address source, int to) {
    int cell = sources.cell(sources.cells().indexOf(source));
    return at(ingress.of(classes.of(to)), cell);
  }

  /** From a pod of a workload to an address outside the cluster. */
  public Reach to(int from, Address destination) {
    int cell = destinations.cell(destinations.cells().indexOf(destination));
    return at(egress.of(classes.of(from)), cell);
  }

  /**
   * From a pod that no manifest holds to one of a workload: what is sure is open to every pod that
   * may come, whatever its labels.
   */
  public Reach fromAnyPod(int to) {
    return at(ingress.of(classes.of(to)), sources.anyPod());
  }

  /** The other way round. */
  public Reach toAnyPod(int from) {
    return at(egress.of(classes.of(from)), destinations.anyPod());
  }

  /** From the internet to a pod of a workload: what is open to any of its addresses. */
  public Reach fromInternet(int to) {
    Reach reach = Reach.NONE;
    for (AddressRange range : sources()) {
      if (!PrivateAddresses.holds(range)) {
        reach = reach.or(from(range.first(), to));
      }
    }
    return reach;
  }

  /** The other way round. */
  public Reach toInternet(int from) {
    Reach reach = Reach.NONE;
    for (AddressRange range : destinations()) {
      if (!PrivateAddresses.holds(range)) {
        reach = reach.or(to(from, range.first()));
      }
    }
    return reach;
  }

  /** From some node to a pod of a workload: of its own, all is open. */
  public Reach fromNode(int to) {
    return at(ingress.of(classes.of(to)), sources.node());
  }

  /** From a pod of a workload to some node. */
  public Reach toNode(int from) {
    return at(egress.of(classes.of(from)), destinations.node());
  }

  /** How many pairs of workloads there are of which the first surely reaches the second somehow. */
  public long openPairs() {
    AllPairs pairs = new AllPairs(egress, ingress, classes.count());
    long[] sizes = new long[classes.count()];
    for (int i = 0; i < cluster.workloads().size(); i++) {
      sizes[classes.of(i)]++;
    }
    long open = 0;
    for (int i = 0; i < sizes.length; i++) {
      Bits reached = Bits.none(classes.count());
      pairs.from(i).parts().forEach(part -> reached.add(part.peers()));
      long[] sum = new long[1];
      reached.forEach(end -> sum[0] += sizes[end]);
      open += sizes[i] * sum[0];
    }
    return open;
  }

  /**
   * Why a port is open or not from a pod of one workload to another: what the egress of the first
   * and the ingress of the second say.
   */
  public List<Decision> explain(int from, int to, Protocol protocol, int port) {
    int source = classes.of(from);
    int destination = classes.of(to);
    PortSet asked = PortSet.of(protocol, port);
    return List.of(
        Reasoning.decide(Direction.EGRESS, egress, source, destination, asked),
        Reasoning.decide(Direction.INGRESS, ingress, destination, source, asked));
  }

  /** The same, from an address outside. */
  public List<Decision> explain(Address source, int to, Protocol protocol, int port) {
    int cell = sources.cell(sources.cells().indexOf(source));
    return List.of(
        Reasoning.decide(
            Direction.INGRESS, ingress, classes.of(to), cell, PortSet.of(protocol, port)));
  }

  /** The same, to an address outside. */
  public List<Decision> explain(int from, Address destination, Protocol protocol, int port) {
    int cell = destinations.cell(destinations.cells().indexOf(destination));
    return List.of(
        Reasoning.decide(
            Direction.EGRESS, egress, classes.of(from), cell, PortSet.of(protocol, port)));
  }

  /** The class of a workload's pods, both by number. */
  public int classOf(int workload) {
    return classes.of(workload);
  }

  /** What decides in a direction. */
  public Grounds grounds(Direction direction) {
    return direction == Direction.INGRESS
        ? new Grounds(ingress, sources)
        : new Grounds(egress, destinations);
  }

  private static Reach at(Profile profile, int end) {
    return new Reach(profile.sure().ports(end), profile.possible().ports(end));
  }
}

package dev.brynje.network.filter;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.filter.PacketMatch.Family;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How packets of a direction are told by their addresses and ports. */
record PacketMatches(Cluster cluster, Direction direction) {
  /** By the pods that a policy is about. */
  List<PacketMatch> near(Peer.Pods pods) {
    return selected(direction == Direction.EGRESS ? "saddr" : "daddr", pods).toList();
  }

  /** By the other end; any of them is enough. */
  List<PacketMatch> far(List<Peer> peers) {
    return peers.stream().flatMap(this::far).distinct().toList();
  }

  private Stream<PacketMatch> far(Peer peer) {
    String field = direction == Direction.EGRESS ? "daddr" : "saddr";
    return switch (peer) {
      case Peer.Everyone _ -> Stream.of(new PacketMatch(Family.ANY, ""));
      case Peer.Pods pods -> selected(field, pods);
      case Peer.Block block -> Stream.of(block(field, block));
      case Peer.Nodes _, Peer.Domain _, Peer.Unknown _ ->
          throw new IllegalArgumentException("no packet tells: " + peer);
    };
  }

  private static PacketMatch block(String field, Peer.Block block) {
    String text = keyword(block.range().first()) + field;
    String except =
        block.except().stream()
            .map((AddressRange less) -> text + " != " + less + " ")
            .collect(Collectors.joining());
    return new PacketMatch(
        family(block.range().first()), text + " " + block.range() + " " + except);
  }

  private Stream<PacketMatch> selected(String field, Peer.Pods pods) {
    return pods(field, workload -> selects(pods, workload));
  }

  private boolean selects(Peer.Pods pods, Workload workload) {
    boolean namespace =
        switch (pods.namespaces()) {
          case NamespaceSelection.Named(String name) -> name.equals(workload.namespace());
          case NamespaceSelection.Labelled(var selector) ->
              cluster.namespaces().stream()
                  .filter(one -> one.name().equals(workload.namespace()))
                  .map(Namespace::labels)
                  .anyMatch(selector::matches);
        };
    return namespace && pods.pods().matches(workload.labels());
  }

  /** The pods of some workloads: two matches, or none if there are no such pods. */
  private Stream<PacketMatch> pods(String field, Predicate<Workload> wanted) {
    List<End> ends =
        IntStream.range(0, cluster.workloads().size())
            .filter(number -> wanted.test(cluster.workloads().get(number)))
            .mapToObj(End::pod)
            .toList();
    return ends.isEmpty()
        ? Stream.empty()
        : Stream.of(
            oneOf(field, ends.stream().map(End::four).toList()),
            oneOf(field, ends.stream().map(End::six).toList()));
  }

  private static PacketMatch oneOf(String field, List<Address> addresses) {
    String all = addresses.stream().map(Address::toString).collect(Collectors.joining(", "));
    Address first = addresses.getFirst();
    return new PacketMatch(family(first), keyword(first) + field + " { " + all + " } ");
  }

  private static Family family(Address address) {
    return address.six() ? Family.SIX : Family.FOUR;
  }

  private static String keyword(Address address) {
    return address.six() ? "ip6 " : "ip ";
  }

  /** By the port that they go to; any of them is enough. */
  List<PacketMatch> ports(List<PortMatch> ports) {
    return ports.stream().flatMap(this::ports).distinct().toList();
  }

  private Stream<PacketMatch> ports(PortMatch match) {
    return switch (match) {
      case PortMatch.Numbers(PortSet ports) ->
          ports.runs().stream()
              .map(run -> port(run.protocol(), run.first() + "-" + run.last()))
              .map(text -> new PacketMatch(Family.ANY, text));
      case PortMatch.Named named -> named.protocols().stream().flatMap(one -> named(one, named));
      case PortMatch.Unknown unknown ->
          throw new IllegalArgumentException("no packet tells: " + unknown);
    };
  }

  /** Each pod has its own port of that name, or several, or none. */
  private Stream<PacketMatch> named(Protocol protocol, PortMatch.Named named) {
    return cluster.workloads().stream()
        .flatMap(workload -> workload.ports().stream())
        .filter(port -> port.protocol() == protocol && port.name().equals(named.name()))
        .distinct()
        .flatMap(this::named);
  }

  private Stream<PacketMatch> named(ContainerPort port) {
    return pods("daddr", workload -> workload.ports().contains(port))
        .map(pods ->
            new PacketMatch(
                pods.family(),
                pods.text() + port(port.protocol(), Integer.toString(port.number()))));
  }

  private static String port(Protocol protocol, String port) {
    return protocol.name().toLowerCase(Locale.ROOT) + " dport " + port + " ";
  }
}

package dev.brynje.network.reach;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what the peers of rules are, among the ends of one direction. */
final class Peers {
  /**
   * Where pods of version 4 have their addresses, when nobody says so: private ranges and the one
   * that providers share. Those of version 6 are global as often as not.
   */
  private static final List<AddressRange> PODS =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::/0")
          .map(cidr -> AddressRange.ofCidr(cidr).orElseThrow())
          .toList();

  private final PodClasses classes;
  private final Space space;
  private final Bits everything;
  private final Bits pods;
  private final Bits hosts;
  private final Extent everyPod;
  private final Map<Peer, Extent> namespaced = new HashMap<>();
  private final Map<Peer, Extent> clusterWide = new HashMap<>();

  Peers(PodClasses classes, Space space) {
    this.classes = classes;
    this.space = space;
    this.everything = Bits.all(space.size());
    this.pods = space.widened(Bits.all(classes.count()));
    Bits all = pods.copy();
    all.set(space.anyPod());
    this.everyPod = Extent.exact(all);
    this.hosts = space.widened(classes.onHostNetwork());
  }

  Bits everything() {
    return everything;
  }

  /** What each of some peers is; equal ones are the same set. */
  List<Extent> of(List<Peer> peers, Tier tier) {
    List<Extent> all = new ArrayList<>(peers.size());
    for (Peer peer : peers) {
      all.add(of(peer, tier));
    }
    if (isEveryAddressOfPods(peers)) {
      all.add(everyPod);
    }
    return all;
  }

  private Extent of(Peer peer, Tier tier) {
    return tier == Tier.NETWORK_POLICY
        ? namespaced.computeIfAbsent(peer, one -> find(one, true))
        : clusterWide.computeIfAbsent(peer, one -> find(one, false));
  }

  private Extent find(Peer peer, boolean hostsMayBePods) {
    return switch (peer) {
      case Peer.Everyone _ -> Extent.exact(everything);
      case Peer.Pods selected -> pods(selected, hostsMayBePods);
      case Peer.Block block -> addresses(block);
      case Peer.Nodes(LabelSelector selector) -> nodes(selector);
      case Peer.Domain _ -> new Extent(Bits.none(space.size()), space.addresses());
      case Peer.Unknown _ -> new Extent(Bits.none(space.size()), everything);
    };
  }

  /** What a pod in its node's network is to selectors, NetworkPolicy leaves to implementations. */
  private Extent pods(Peer.Pods selected, boolean hostsMayBePods) {
    Bits found = space.widened(classes.selected(selected));
    Bits sure = found.minus(hosts);
    Bits possible = hostsMayBePods ? found.copy() : sure.copy();
    possible.set(space.anyPod());
    if (isEveryPod(selected)) {
      sure.set(space.anyPod());
    }
    return sure.equals(possible) ? Extent.exact(sure) : new Extent(sure, possible);
  }

  private static boolean isEveryPod(Peer.Pods selected) {
    return selected.pods().isEmpty()
        && selected.namespaces() instanceof NamespaceSelection.Labelled(LabelSelector labels)
        && labels.isEmpty();
  }

  private Extent addresses(Peer.Block block) {
    Bits sure = Bits.none(space.size());
    List<AddressRange> ranges = block.ranges();
    ranges.forEach(range -> space.add(sure, range));
    Bits possible = sure.copy();
    possible.add(hosts);
    possible.set(space.node());
    possible.set(space.anyPod());
    if (ranges.stream().anyMatch(range -> PODS.stream().anyMatch(range::meets))) {
      possible.add(pods);
    }
    return new Extent(sure, possible);
  }

  private Extent nodes(LabelSelector selector) {
    Bits sure = Bits.none(space.size());
    if (selector.isEmpty()) {
      sure.set(space.node());
    }
    // Which addresses nodes have, no manifest says.
    Bits possible = space.addresses();
    possible.add(hosts);
    possible.set(space.node());
    return new Extent(sure, possible);
  }

  /** Whether pods are meant whatever their addresses are. */
  private static boolean isEveryAddressOfPods(List<Peer> peers) {
    return isWhole(peers, AddressRange.ALL_4) && isWhole(peers, AddressRange.ALL_6);
  }

  private static boolean isWhole(List<Peer> peers, AddressRange family) {
    return peers.stream()
        .anyMatch(peer ->
            peer instanceof Peer.Block block
                && block.meansPods()
                && block.range().equals(family)
                && block.except().isEmpty());
  }
}

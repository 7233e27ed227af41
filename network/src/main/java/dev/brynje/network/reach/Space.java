package dev.brynje.network.reach;

import dev.brynje.network.address.AddressCells;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import java.util.HashSet;
import java.util.Set;

/**
 * Everything that may be the other end in one direction, numbered: classes of pods first, then
 * cells of addresses, then a pod of which nothing is known, and a node.
 */
final class Space {
  private final int pods;
  private final AddressCells cells;

  private Space(int pods, AddressCells cells) {
    this.pods = pods;
    this.cells = cells;
  }

  static Space of(Cluster cluster, Direction direction, int pods) {
    Set<AddressRange> ranges = new HashSet<>();
    for (Policy policy : cluster.policies()) {
      for (Rule rule : policy.rules(direction).rules()) {
        for (Peer peer : rule.peers()) {
          if (peer instanceof Peer.Block block) {
            ranges.addAll(block.ranges());
          }
        }
      }
    }
    return new Space(pods, AddressCells.of(ranges));
  }

  /** Whether a policy cuts no cell of addresses. */
  boolean suffices(Policy policy, Direction direction) {
    for (Rule rule : policy.rules(direction).rules()) {
      for (Peer peer : rule.peers()) {
        if (peer instanceof Peer.Block block && !block.ranges().stream().allMatch(cells::makeUp)) {
          return false;
        }
      }
    }
    return true;
  }

  int size() {
    return pods + cells.all().size() + 2;
  }

  int pods() {
    return pods;
  }

  AddressCells cells() {
    return cells;
  }

  int cell(int number) {
    return pods + number;
  }

  /** A pod that no manifest holds: one that may come later, or one that serves Ingresses. */
  int anyPod() {
    return size() - 2;
  }

  int node() {
    return size() - 1;
  }

  /** A set of it that has some classes of pods. */
  Bits widened(Bits classes) {
    return classes.widened(size());
  }

  Bits addresses() {
    Bits addresses = Bits.none(size());
    addresses.setAll(pods, pods + cells.all().size());
    return addresses;
  }

  void add(Bits set, AddressRange range) {
    set.setAll(pods + cells.indexOf(range.first()), pods + cells.indexOf(range.last()) + 1);
  }
}

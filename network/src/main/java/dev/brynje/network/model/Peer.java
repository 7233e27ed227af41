package dev.brynje.network.model;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.address.AddressRange;
import java.util.List;

/** The other end of the connections that a rule is about. */
public sealed interface Peer {
  /** Everything inside and outside the cluster, as a rule without peers means. */
  record Everyone() implements Peer {}

  /** Pods in the network of pods; those in the network of their node are not surely meant. */
  record Pods(NamespaceSelection namespaces, LabelSelector pods) implements Peer {}

  /**
   * Addresses.
   *
   * @param except what is left out of the range
   * @param meansPods whether traffic of pods counts by its address, as ClusterNetworkPolicy says;
   *     of NetworkPolicy, the API leaves it to the implementation
   */
  record Block(AddressRange range, List<AddressRange> except, boolean meansPods) implements Peer {
    public Block {
      except = List.copyOf(except);
    }

    /** The ranges that are meant, in order. */
    public List<AddressRange> ranges() {
      return range.without(except);
    }
  }

  /** Nodes with labels. */
  record Nodes(LabelSelector selector) implements Peer {}

  /** Whatever a domain name leads to. */
  record Domain(String name) implements Peer {}

  /** What cannot be read; it may be anything. */
  record Unknown(String reason) implements Peer {}
}

package dev.brynje.network.check;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.port.PortSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether all that one rule means is meant by another, whatever pods there are. */
final class Coverage {
  private Coverage() {}

  /** Whether a rule means every connection that another one means. */
  static boolean holds(Rule wide, Rule narrow) {
    return portsHold(wide, narrow)
        && narrow.peers().stream().allMatch(peer -> holds(wide.peers(), peer));
  }

  private static boolean portsHold(Rule wide, Rule narrow) {
    PortSet numbers = Rules.numbers(wide);
    for (PortMatch match : narrow.ports()) {
      boolean held =
          switch (match) {
            case PortMatch.Numbers(PortSet ports) -> numbers.holds(ports);
            case PortMatch.Named named ->
                wide.ports().contains(named)
                    || named.protocols().stream().allMatch(one -> numbers.holds(PortSet.of(one)));
            case PortMatch.Unknown _ -> false;
          };
      if (!held) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(List<Peer> wide, Peer narrow) {
    return switch (narrow) {
      case Peer.Block block -> wide.contains(new Peer.Everyone()) || addressesHold(wide, block);
      case Peer.Pods pods -> wide.stream().anyMatch(one -> podsHold(one, pods));
      case Peer.Unknown _ -> false;
      case Peer.Everyone _ -> wide.contains(narrow);
      case Peer.Nodes _, Peer.Domain _ ->
          wide.contains(narrow) || wide.contains(new Peer.Everyone());
    };
  }

  private static boolean addressesHold(List<Peer> wide, Peer.Block narrow) {
    List<AddressRange> all =
        wide.stream()
            .filter(Peer.Block.class::isInstance)
            .map(Peer.Block.class::cast)
            .filter(one -> one.meansPods() == narrow.meansPods())
            .flatMap(one -> one.ranges().stream())
            .toList();
    return narrow.ranges().stream().allMatch(one -> one.without(all).isEmpty());
  }

  private static boolean podsHold(Peer wide, Peer.Pods narrow) {
    return wide instanceof Peer.Everyone
        || (wide instanceof Peer.Pods pods
            && holds(pods.namespaces(), narrow.namespaces())
            && holds(pods.pods(), narrow.pods()));
  }

  /** Whether one subject is about every pod that another is about. */
  static boolean subjectHolds(Peer.Pods wide, Peer.Pods narrow) {
    return podsHold(wide, narrow);
  }

  private static boolean holds(NamespaceSelection wide, NamespaceSelection narrow) {
    return switch (wide) {
      case NamespaceSelection.Named named -> named.equals(narrow);
      case NamespaceSelection.Labelled(LabelSelector selector) ->
          switch (narrow) {
            case NamespaceSelection.Named(String name) ->
                holds(selector, new LabelSelector(Map.of(Namespace.NAME_LABEL, name), List.of()));
            case NamespaceSelection.Labelled(LabelSelector other) -> holds(selector, other);
          };
    };
  }

  /** Whether the wide one asks for nothing that the narrow one does not ask for as well. */
  private static boolean holds(LabelSelector wide, LabelSelector narrow) {
    Set<LabelSelector.Requirement> asked = new HashSet<>(narrow.matchExpressions());
    return narrow.matchLabels().entrySet().containsAll(wide.matchLabels().entrySet())
        && asked.containsAll(wide.matchExpressions());
  }
}

package dev.brynje.network.check;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Answer;
import java.util.List;
import java.util.Optional;

/** How the pods of one workload resolve names. */
final class Dns {
  private static final PortSet PORTS =
      PortSet.of(Protocol.UDP, NameServers.PORT).or(PortSet.of(Protocol.TCP, NameServers.PORT));

  private final NetworkView view;
  private final int pod;

  Dns(NetworkView view, int pod) {
    this.view = view;
    this.pod = pod;
  }

  /**
   * Whether port 53 of a protocol may be open: to name servers, to private addresses, where a cache
   * of the node or a resolver of the network is, or to addresses for which a rule names the port.
   */
  boolean mayUse(Protocol protocol) {
    for (int server : view.nameServers().numbers()) {
      if (view.reachability().between(pod, server).possible().holds(protocol, NameServers.PORT)) {
        return true;
      }
    }
    for (AddressRange range : view.reachability().destinations()) {
      if (PrivateAddresses.holds(range)
          && view.reachability().to(pod, range.first()).sure().holds(protocol, NameServers.PORT)) {
        return true;
      }
    }
    return isNamedForAddresses(protocol);
  }

  private boolean isNamedForAddresses(Protocol protocol) {
    for (Policy policy : view.about(pod, Direction.EGRESS)) {
      for (Rule rule : policy.egress().rules()) {
        boolean named = isForDns(rule) && Rules.numbers(rule).holds(protocol, NameServers.PORT);
        if (named && rule.peers().stream().anyMatch(Dns::isElsewhere)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What may be a resolver, and is no pod that labels select. */
  private static boolean isElsewhere(Peer peer) {
    return !(peer instanceof Peer.Pods);
  }

  /** Whether a rule allows port 53 and not everything. */
  private static boolean isForDns(Rule rule) {
    PortSet ports = Rules.numbers(rule);
    return rule.action() == Action.ALLOW
        && ports.meets(PORTS)
        && !ports.holds(PortSet.of(Protocol.TCP));
  }

  /** Whether one of the pods that a rule selects resolves names. */
  boolean reaches(Rule rule) {
    for (Peer peer : rule.peers()) {
      if (!(peer instanceof Peer.Pods pods)
          || view.selected(pods).stream().anyMatch(view.nameServers().numbers()::contains)) {
        return true;
      }
    }
    return false;
  }

  /** Why a rule that is meant for DNS does not reach the name servers; empty for other rules. */
  Optional<String> missed(Rule rule) {
    if (!isForDns(rule) || reaches(rule)) {
      return Optional.empty();
    }
    for (Peer peer : rule.peers()) {
      if (peer instanceof Peer.Pods pods) {
        return Optional.of(missed(pods));
      }
    }
    return Optional.empty();
  }

  private String missed(Peer.Pods pods) {
    String namespace = NameServers.NAMESPACE;
    if (!view.selects(pods.namespaces(), namespace)) {
      return switch (pods.namespaces()) {
        case NamespaceSelection.Named(String name) ->
            "selects pods of namespace %s, and name servers are in %s".formatted(name, namespace);
        case NamespaceSelection.Labelled(LabelSelector labels) ->
            "selects namespaces with %s, which %s does not carry"
                .formatted(Words.of(labels), namespace);
      };
    }
    return "selects pods with %s, and name servers have %s=%s"
        .formatted(Words.of(pods.pods()), NameServers.LABEL, NameServers.VALUE);
  }

  /** The policies that keep this pod out at the name servers, when its own egress lets it go. */
  List<Policy> closedByServers() {
    int server = view.nameServers().numbers().getFirst();
    boolean goes =
        view.reachability().explain(pod, server, Protocol.UDP, NameServers.PORT).stream()
            .noneMatch(one -> one.direction() == Direction.EGRESS && one.answer() == Answer.NO);
    return goes ? view.about(server, Direction.INGRESS) : List.of();
  }
}

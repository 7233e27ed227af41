package dev.brynje.network.reach;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who reaches whom, slow and plain: one connection at a time, every policy and every rule looked
 * at, as the documentation of the APIs has it. Where something is open, all that may come of it is
 * gathered.
 */
final class Reference {
  /** What may become of a connection at some stage. */
  enum Outcome {
    ALLOWED,
    DENIED,
    /** The next tier decides. */
    PASSED,
    /** Nothing matched. */
    SILENT
  }

  /** Whether something holds. */
  enum Truth {
    NO,
    MAYBE,
    YES;

    Truth and(Truth other) {
      return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  /** The end of a connection that a policy is not about. */
  sealed interface Other {
    record Pod(Workload workload) implements Other {}

    record Outside(Address address) implements Other {}
  }

  private final Cluster cluster;

  Reference(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Whether a connection between pods is open; what nobody knows makes it UNKNOWN. */
  Answer open(Workload from, Workload to, Protocol protocol, int port) {
    return answer(outcomes(Direction.EGRESS, from, new Other.Pod(to), protocol, port))
        .and(answer(outcomes(Direction.INGRESS, to, new Other.Pod(from), protocol, port)));
  }

  Answer open(Address from, Workload to, Protocol protocol, int port) {
    return answer(outcomes(Direction.INGRESS, to, new Other.Outside(from), protocol, port));
  }

  Answer open(Workload from, Address to, Protocol protocol, int port) {
    return answer(outcomes(Direction.EGRESS, from, new Other.Outside(to), protocol, port));
  }

  private static Answer answer(Set<Outcome> outcomes) {
    if (!outcomes.contains(Outcome.ALLOWED)) {
      return Answer.NO;
    }
    return outcomes.contains(Outcome.DENIED) ? Answer.UNKNOWN : Answer.YES;
  }

  private Set<Outcome> outcomes(
      Direction direction, Workload subject, Other other, Protocol protocol, int port) {
    Connection connection = new Connection(direction, subject, other, protocol, port);
    Set<Outcome> all = EnumSet.noneOf(Outcome.class);
    for (Outcome admin : tier(connection, Tier.ADMIN)) {
      if (isFinal(admin)) {
        all.add(admin);
        continue;
      }
      for (Outcome own : networkPolicies(connection)) {
        if (isFinal(own)) {
          all.add(own);
          continue;
        }
        for (Outcome baseline : tier(connection, Tier.BASELINE)) {
          all.add(isFinal(baseline) ? baseline : Outcome.ALLOWED);
        }
      }
    }
    return all;
  }

  private static boolean isFinal(Outcome outcome) {
    return outcome == Outcome.ALLOWED || outcome == Outcome.DENIED;
  }

  private record Connection(
      Direction direction, Workload subject, Other other, Protocol protocol, int port) {}

  private Stream<Policy> about(Connection connection, Tier tier) {
    return cluster.policies().stream()
        .filter(one -> one.tier() == tier)
        .filter(one -> one.rules(connection.direction).applies())
        .filter(one -> tier == Tier.NETWORK_POLICY || !connection.subject.onHostNetwork())
        .filter(one -> selects(one.subject(), connection.subject));
  }

  private Set<Outcome> networkPolicies(Connection connection) {
    List<Policy> own = about(connection, Tier.NETWORK_POLICY).toList();
    if (own.isEmpty()) {
      return EnumSet.of(Outcome.SILENT);
    }
    Truth allowed = Truth.NO;
    for (Policy policy : own) {
      for (Rule rule : policy.rules(connection.direction).rules()) {
        allowed = allowed.or(matches(rule, policy.tier(), connection));
      }
    }
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    if (allowed != Truth.NO || connection.subject.onHostNetwork()) {
      outcomes.add(Outcome.ALLOWED);
    }
    if (allowed != Truth.YES) {
      outcomes.add(Outcome.DENIED);
    }
    return outcomes;
  }

  private Set<Outcome> tier(Connection connection, Tier tier) {
    List<Policy> policies = about(connection, tier).toList();
    Set<Integer> priorities = new TreeSet<>();
    policies.forEach(one -> priorities.add(one.priority()));
    Set<Outcome> all = EnumSet.noneOf(Outcome.class);
    for (int priority : priorities) {
      boolean mayBeSilent = true;
      for (Policy policy : policies) {
        if (policy.priority() == priority) {
          Set<Outcome> own =
              first(policy.rules(connection.direction).rules(), policy.tier(), connection);
          mayBeSilent &= own.remove(Outcome.SILENT);
          all.addAll(own);
        }
      }
      if (!mayBeSilent) {
        return all;
      }
    }
    all.add(Outcome.SILENT);
    return all;
  }

  /** What the first rule that matches makes of it. */
  private Set<Outcome> first(List<Rule> rules, Tier tier, Connection connection) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Rule rule : rules) {
      Truth matches = matches(rule, tier, connection);
      if (matches != Truth.NO) {
        outcomes.add(outcome(rule.action()));
      }
      if (matches == Truth.YES) {
        return outcomes;
      }
    }
    outcomes.add(Outcome.SILENT);
    return outcomes;
  }

  private static Outcome outcome(Action action) {
    return switch (action) {
      case ALLOW -> Outcome.ALLOWED;
      case DENY -> Outcome.DENIED;
      case PASS -> Outcome.PASSED;
    };
  }

  private Truth matches(Rule rule, Tier tier, Connection connection) {
    Truth peer = Truth.NO;
    for (Peer one : rule.peers()) {
      peer = peer.or(matches(one, tier, connection.other));
    }
    if (connection.other instanceof Other.Pod && isEveryAddress(rule.peers())) {
      peer = Truth.YES;
    }
    Truth port = Truth.NO;
    for (PortMatch one : rule.ports()) {
      port = port.or(matches(one, connection));
    }
    return peer.and(port);
  }

  private static boolean isEveryAddress(List<Peer> peers) {
    return peers.contains(new Peer.Block(AddressRange.ALL_4, List.of(), true))
        && peers.contains(new Peer.Block(AddressRange.ALL_6, List.of(), true));
  }

  private Truth matches(Peer peer, Tier tier, Other other) {
    return switch (peer) {
      case Peer.Everyone _ -> Truth.YES;
      case Peer.Unknown _ -> Truth.MAYBE;
      case Peer.Domain _ -> other instanceof Other.Outside ? Truth.MAYBE : Truth.NO;
      case Peer.Nodes _ -> isOnNode(other) ? Truth.MAYBE : Truth.NO;
      case Peer.Pods pods ->
          other instanceof Other.Pod(Workload workload) && selects(pods, workload)
              ? podTruth(workload, tier)
              : Truth.NO;
      case Peer.Block block -> matches(block, other);
    };
  }

  private static boolean isOnNode(Other other) {
    return switch (other) {
      case Other.Outside _ -> true;
      case Other.Pod(Workload workload) -> workload.onHostNetwork();
    };
  }

  private static Truth podTruth(Workload workload, Tier tier) {
    if (!workload.onHostNetwork()) {
      return Truth.YES;
    }
    return tier == Tier.NETWORK_POLICY ? Truth.MAYBE : Truth.NO;
  }

  private static Truth matches(Peer.Block block, Other other) {
    return switch (other) {
      case Other.Outside(Address address) -> {
        boolean isIn =
            block.range().holds(address)
                && block.except().stream().noneMatch(less -> less.holds(address));
        yield isIn ? Truth.YES : Truth.NO;
      }
      case Other.Pod(Workload workload) ->
          workload.onHostNetwork() || mayHoldPods(block) ? Truth.MAYBE : Truth.NO;
    };
  }

  private static boolean mayHoldPods(Peer.Block block) {
    return block.range().first().six()
        || Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .map(cidr -> AddressRange.ofCidr(cidr).orElseThrow())
            .anyMatch(pods -> block.ranges().stream().anyMatch(pods::meets));
  }

  private static Truth matches(PortMatch match, Connection connection) {
    return switch (match) {
      case PortMatch.Numbers numbers ->
          numbers.ports().holds(connection.protocol, connection.port) ? Truth.YES : Truth.NO;
      case PortMatch.Unknown _ -> Truth.MAYBE;
      case PortMatch.Named(Set<Protocol> protocols, String name) ->
          protocols.contains(connection.protocol) && hasPort(connection, name)
              ? Truth.YES
              : Truth.NO;
    };
  }

  /** Names of ports are those of the destination. */
  private static boolean hasPort(Connection connection, String name) {
    if (connection.direction == Direction.INGRESS) {
      return hasPort(connection.subject, connection, name);
    }
    return connection.other instanceof Other.Pod(Workload workload)
        && hasPort(workload, connection, name);
  }

  private static boolean hasPort(Workload workload, Connection connection, String name) {
    return workload.ports().contains(new ContainerPort(name, connection.protocol, connection.port));
  }

  private boolean selects(Peer.Pods selected, Workload workload) {
    boolean namespace =
        switch (selected.namespaces()) {
          case NamespaceSelection.Named(String name) -> name.equals(workload.namespace());
          case NamespaceSelection.Labelled(var labels) ->
              labels.matches(labels(workload.namespace()));
        };
    return namespace && selected.pods().matches(workload.labels());
  }

  private Map<String, String> labels(String namespace) {
    return cluster.namespaces().stream()
        .filter(one -> one.name().equals(namespace))
        .map(Namespace::labels)
        .findFirst()
        .orElseThrow();
  }
}

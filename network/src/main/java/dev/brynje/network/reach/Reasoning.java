package dev.brynje.network.reach;

import dev.brynje.network.model.Action;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what decides a single connection, rule by rule. Where rules may match or not, all that
 * may come of it is followed.
 */
final class Reasoning {
  private enum Outcome {
    ALLOWED,
    DENIED,
    PASSED,
    SILENT
  }

  private static final String ANY_POD = "which labels that pod has, no manifest says";
  private static final String ON_NODE =
      "it is in the network of its node, whose pods implementations may not know";

  private final Direction direction;
  private final Profiles profiles;
  private final int subject;
  private final int other;
  private final PortSet port;
  private final List<Policy> about;
  private final List<Reason> reasons = new ArrayList<>();

  private Reasoning(Direction direction, Profiles profiles, int subject, int other, PortSet port) {
    this.direction = direction;
    this.profiles = profiles;
    this.subject = subject;
    this.other = other;
    this.port = port;
    this.about = profiles.about(subject);
  }

  /** Decides about one port. */
  static Decision decide(
      Direction direction, Profiles profiles, int subject, int other, PortSet port) {
    Reasoning reasoning = new Reasoning(direction, profiles, subject, other, port);
    Answer answer = reasoning.answer();
    return new Decision(direction, answer, reasoning.reasons);
  }

  private Answer answer() {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    boolean goesOn = follow(tier(Tier.ADMIN), outcomes);
    if (goesOn) {
      goesOn = follow(networkPolicies(), outcomes);
    }
    if (goesOn && follow(tier(Tier.BASELINE), outcomes)) {
      outcomes.add(Outcome.ALLOWED);
      if (reasons.isEmpty()) {
        say("no policy is about it, so that all is open", Origin.NOWHERE);
      }
    }
    addNode(outcomes);
    if (!outcomes.contains(Outcome.ALLOWED)) {
      return Answer.NO;
    }
    return outcomes.contains(Outcome.DENIED) ? Answer.UNKNOWN : Answer.YES;
  }

  /** Takes what is final; returns whether something is left to the tiers after it. */
  private static boolean follow(Set<Outcome> stage, Set<Outcome> outcomes) {
    boolean isOpen = stage.remove(Outcome.SILENT);
    isOpen |= stage.remove(Outcome.PASSED);
    outcomes.addAll(stage);
    return isOpen;
  }

  private void addNode(Set<Outcome> outcomes) {
    boolean mayBeOwnNode =
        direction == Direction.INGRESS
            && profiles.isNode(other)
            && outcomes.contains(Outcome.DENIED);
    if (mayBeOwnNode) {
      outcomes.add(Outcome.ALLOWED);
      say("a node always reaches its own pods", Origin.NOWHERE);
    }
  }

  private Set<Outcome> networkPolicies() {
    List<Policy> own = about.stream().filter(one -> one.tier() == Tier.NETWORK_POLICY).toList();
    if (own.isEmpty()) {
      return EnumSet.of(Outcome.SILENT);
    }
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    boolean isSure = false;
    int before = reasons.size();
    for (Policy policy : own) {
      for (Rule rule : policy.rules(direction).rules()) {
        Answer match = match(policy, rule);
        if (match != Answer.NO) {
          outcomes.add(Outcome.ALLOWED);
          isSure |= match == Answer.YES;
          say(policy, rule, match, "allows it");
        }
      }
    }
    if (!isSure) {
      outcomes.add(Outcome.DENIED);
      if (reasons.size() == before) {
        own.forEach(policy ->
            say(
                words(policy) + " closes it, and no rule of it lets this " + way(),
                policy.origin()));
      }
    }
    if (profiles.isOnHostNetwork(subject) && outcomes.add(Outcome.ALLOWED)) {
      say(
          "it is in the network of its node, where implementations may pass policies over",
          Origin.NOWHERE);
    }
    return outcomes;
  }

  private String way() {
    return direction == Direction.INGRESS ? "in" : "out";
  }

  private Set<Outcome> tier(Tier tier) {
    Set<Integer> priorities = new TreeSet<>();
    about.stream().filter(one -> one.tier() == tier).forEach(one -> priorities.add(one.priority()));
    Set<Outcome> all = EnumSet.noneOf(Outcome.class);
    for (int priority : priorities) {
      boolean mayBeSilent = true;
      for (Policy policy : about) {
        if (policy.tier() == tier && policy.priority() == priority) {
          Set<Outcome> own = first(policy);
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

  private Set<Outcome> first(Policy policy) {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Rule rule : policy.rules(direction).rules()) {
      Answer match = match(policy, rule);
      if (match != Answer.NO) {
        outcomes.add(outcome(rule.action()));
        say(policy, rule, match, effect(rule.action()));
      }
      if (match == Answer.YES) {
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

  private static String effect(Action action) {
    return switch (action) {
      case ALLOW -> "allows it";
      case DENY -> "denies it";
      case PASS -> "leaves it to the next tier";
    };
  }

  private Answer match(Policy policy, Rule rule) {
    Match match = profiles.match(policy, rule, subject);
    if (has(match.sure())) {
      return Answer.YES;
    }
    return has(match.possible()) ? Answer.UNKNOWN : Answer.NO;
  }

  private boolean has(List<Part> parts) {
    return parts.stream().anyMatch(part -> part.ports().holds(port) && part.peers().has(other));
  }

  private void say(Policy policy, Rule rule, Answer match, String effect) {
    String name = rule.name().isEmpty() ? rule.field() : rule.field() + " (" + rule.name() + ")";
    if (match == Answer.YES) {
      say("%s, %s %s".formatted(words(policy), name, effect), rule.origin());
    } else {
      say(
          "%s, %s %s, if it means this: %s".formatted(words(policy), name, effect, doubt(rule)),
          rule.origin());
    }
  }

  private String doubt(Rule rule) {
    Optional<String> written = writtenDoubt(rule);
    if (written.isPresent()) {
      return written.get();
    }
    return profiles.isAnyPod(other) ? ANY_POD : ON_NODE;
  }

  /** Why nobody can say whether a rule means something; none when that is for another reason. */
  static Optional<String> writtenDoubt(Rule rule) {
    for (Peer peer : rule.peers()) {
      switch (peer) {
        case Peer.Unknown(String reason) -> {
          return Optional.of(reason);
        }
        case Peer.Domain(String name) -> {
          return Optional.of("where %s leads to, only a resolver knows".formatted(name));
        }
        case Peer.Nodes _ -> {
          return Optional.of("which addresses nodes have, no manifest says");
        }
        case Peer.Block block -> {
          return Optional.of(
              "which address this end has, no manifest says, and %s is a block of addresses"
                  .formatted(block.range()));
        }
        case Peer.Pods _, Peer.Everyone _ -> {
          // Another peer is the one in doubt, or the end itself.
        }
      }
    }
    return Optional.empty();
  }

  private static String words(Policy policy) {
    String words = policy.object().words();
    return policy.isFlawed() ? words + " (which would be refused: " + policy.flaw() + ")" : words;
  }

  private void say(String text, Origin origin) {
    reasons.add(new Reason(text, origin));
  }
}

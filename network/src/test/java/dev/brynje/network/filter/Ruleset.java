package dev.brynje.network.filter;

import dev.brynje.network.model.Action;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The policies of a cluster as rules of nftables, each translated by itself, as an implementation
 * of the APIs on a node would: what this test is worth hangs on it knowing nothing of our engine.
 *
 * <p>Each direction is a base chain, so that {@code accept} in the first leaves it to the second. A
 * tier is a chain of it that jumps to the policies about the packet's pod, and a policy is a chain
 * of its rules: {@code Allow} accepts, {@code Deny} goes to the end, {@code Pass} goes to the next
 * tier.
 */
final class Ruleset {
  /** What becomes of what is denied. */
  enum Denial {
    REJECT(
        "meta l4proto tcp reject with tcp reset\nreject with icmpx admin-prohibited",
        Attempt.Outcome.REFUSED),
    DROP("drop", Attempt.Outcome.UNANSWERED);

    private final String statements;
    private final Attempt.Outcome outcome;

    Denial(String statements, Attempt.Outcome outcome) {
      this.statements = statements;
      this.outcome = outcome;
    }

    /** What a client sees. */
    Attempt.Outcome outcome() {
      return outcome;
    }
  }

  private final Cluster cluster;
  private final Direction direction;
  private final String prefix;
  private final StringBuilder text = new StringBuilder();

  private Ruleset(Cluster cluster, Direction direction) {
    this.cluster = cluster;
    this.direction = direction;
    this.prefix = direction.name().toLowerCase(Locale.ROOT);
  }

  static String of(Cluster cluster, Denial denial) {
    return "table inet policies {\nchain denied {\n"
        + denial.statements
        + "\n}\n"
        + new Ruleset(cluster, Direction.EGRESS).chains(0)
        + new Ruleset(cluster, Direction.INGRESS).chains(1)
        + "}\n";
  }

  private String chains(int priority) {
    chain("");
    line("type filter hook forward priority " + priority + "; policy accept;");
    // Policies are about who opens a connection; answers may always come back.
    line("ct direction reply accept");
    tier(Tier.ADMIN);
    line("goto " + prefix + "_own");
    end();

    chain("_own");
    tier(Tier.NETWORK_POLICY);
    policies(Tier.NETWORK_POLICY).forEach(policy -> about(policy, "goto denied"));
    line("goto " + prefix + "_baseline");
    end();

    chain("_baseline");
    tier(Tier.BASELINE);
    line("accept");
    end();

    cluster.policies().forEach(this::policy);
    return text.toString();
  }

  private void tier(Tier tier) {
    policies(tier).forEach(policy -> about(policy, "jump " + prefix + name(policy)));
  }

  private Stream<Policy> policies(Tier tier) {
    return cluster.policies().stream()
        .filter(policy -> policy.tier() == tier && policy.rules(direction).applies())
        .sorted(Comparator.comparingInt(Policy::priority));
  }

  private String name(Policy policy) {
    return "_" + cluster.policies().indexOf(policy);
  }

  /** Does something with what is from the pods that a policy is about, or to them. */
  private void about(Policy policy, String statement) {
    packets().near(policy.subject()).forEach(match -> line(match.text() + statement));
  }

  private void policy(Policy policy) {
    chain(name(policy));
    policy.rules(direction).rules().forEach(rule -> rule(policy.tier(), rule));
    end();
  }

  private void rule(Tier tier, Rule rule) {
    for (PacketMatch peer : packets().far(rule.peers())) {
      for (PacketMatch ports : packets().ports(rule.ports())) {
        if (peer.meets(ports)) {
          line(peer.text() + ports.text() + verdict(tier, rule.action()));
        }
      }
    }
  }

  private String verdict(Tier tier, Action action) {
    return switch (action) {
      case ALLOW -> "accept";
      case DENY -> "goto denied";
      case PASS -> tier == Tier.ADMIN ? "goto " + prefix + "_own" : "accept";
    };
  }

  private PacketMatches packets() {
    return new PacketMatches(cluster, direction);
  }

  private void chain(String name) {
    line("chain " + prefix + name + " {");
  }

  private void end() {
    line("}");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

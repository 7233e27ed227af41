package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that change nothing, for another one means all that they mean.
 *
 * <p>Rules are compared with each other only among policies about the same pods; where there are
 * more than {@link #MOST_COMPARED} of these, each with so many that come before it.
 */
final class NoRedundantRule implements NetworkCheck {
  private static final int MOST_COMPARED = 500;

  private static final Control CONTROL =
      Control.named("network/no-redundant-rule", Ring.NETWORK, Severity.LOW)
          .title("Every rule of a policy changes something")
          .rationale(
              """
              A rule whose connections another one allows already is thought to be what allows
              them: who removes it closes nothing. In the tiers of the cluster's administrator the
              first rule that matches decides, and one behind it that means the same is dead, also
              when it says the opposite.
              """)
          .remediation("Remove the rule, or narrow the one that covers it")
          .reference("nsm", "2.5.1")
          .bad(example("- podSelector: {matchLabels: {app: web}}"))
          .good(example("- ipBlock: {cidr: 192.0.2.0/24}"))
          .define();

  private static String example(String second) {
    return """
    apiVersion: v1
    kind: Pod
    metadata:
      name: db
      namespace: shop
    spec:
      containers:
        - name: db
          image: postgres:17
    ---
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: db
      namespace: shop
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - from:
            - podSelector: {}
          ports:
            - port: 5432
        - from:
            %s
          ports:
            - port: 5432
    """
        .formatted(second);
  }

  /** A rule where it stands. */
  private record Standing(Policy policy, Rule rule) {
    private boolean isOf(Policy other) {
      return policy.object().equals(other.object());
    }
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    for (Direction direction : Direction.values()) {
      Map<Peer.Pods, List<Standing>> added = new LinkedHashMap<>();
      Map<Tier, List<Policy>> ordered = new HashMap<>();
      for (Policy policy : view.cluster().policies()) {
        if (policy.isFlawed()) {
          continue;
        }
        if (policy.tier() == Tier.NETWORK_POLICY) {
          List<Standing> rules = added.computeIfAbsent(policy.subject(), _ -> new ArrayList<>());
          policy.rules(direction).rules().forEach(rule -> rules.add(new Standing(policy, rule)));
        } else {
          ordered.computeIfAbsent(policy.tier(), _ -> new ArrayList<>()).add(policy);
        }
      }
      added.values().forEach(rules -> judgeAdded(rules, complaints));
      ordered.values().forEach(policies -> judgeOrdered(policies, direction, complaints));
    }
  }

  /** What NetworkPolicies allow adds up, in whatever order they are written. */
  private static void judgeAdded(List<Standing> rules, Complaints complaints) {
    for (int i = 0; i < rules.size(); i++) {
      complaints.judged();
      Standing one = rules.get(i);
      covering(rules, i)
          .ifPresent(other ->
              complaints.fail(
                  one.policy,
                  one.rule.origin(),
                  "%s of %s allows all that %s does"
                      .formatted(other.rule.field(), where(other, one), one.rule.field())));
    }
  }

  /** Of two that mean the same, the first one stays. */
  private static Optional<Standing> covering(List<Standing> rules, int at) {
    Standing one = rules.get(at);
    int from = Math.max(0, at - MOST_COMPARED);
    for (int i = from; i < Math.min(rules.size(), at + MOST_COMPARED); i++) {
      Rule other = rules.get(i).rule;
      if (i != at
          && Coverage.holds(other, one.rule)
          && (i < at || !Coverage.holds(one.rule, other))) {
        return Optional.of(rules.get(i));
      }
    }
    return Optional.empty();
  }

  /** Of the policies of one tier the first rule that matches decides. */
  private static void judgeOrdered(
      List<Policy> policies, Direction direction, Complaints complaints) {
    policies.sort(Comparator.comparingInt(Policy::priority));
    List<Standing> earlier = new ArrayList<>();
    for (Policy policy : policies) {
      for (Rule rule : policy.rules(direction).rules()) {
        complaints.judged();
        Standing one = new Standing(policy, rule);
        shadowing(earlier, one)
            .ifPresent(other ->
                complaints
                    .fail(
                        policy,
                        rule.origin(),
                        "%s never decides, for %s of %s comes first and means all that it does"
                            .formatted(rule.field(), other.rule.field(), where(other, one)))
                    .severity(
                        other.rule.action() == rule.action() ? Severity.LOW : Severity.MEDIUM));
        if (earlier.size() < MOST_COMPARED) {
          earlier.add(one);
        }
      }
    }
  }

  /** Of two policies of the same priority, nobody knows which comes first. */
  private static Optional<Standing> shadowing(List<Standing> earlier, Standing one) {
    return earlier.stream()
        .filter(other -> other.isOf(one.policy) || other.policy.priority() < one.policy.priority())
        .filter(other -> Coverage.subjectHolds(other.policy.subject(), one.policy.subject()))
        .filter(other -> Coverage.holds(other.rule, one.rule))
        .findFirst();
  }

  private static String where(Standing other, Standing one) {
    return other.isOf(one.policy) ? "the same policy" : other.policy.object().words();
  }
}

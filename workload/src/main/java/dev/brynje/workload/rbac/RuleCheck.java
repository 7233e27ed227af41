package dev.brynje.workload.rbac;

import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

/**
 * Judges the rules of Roles and ClusterRoles for one right.
 *
 * <p>A rule about every resource ({@code resources: ["*"]}) is passed over: {@link NoWildcards}
 * reports it once, with what it reaches, instead of every control for itself. A verb {@code *} on
 * resources that the rule names is a grant like any other.
 *
 * <p>The rules of an aggregated ClusterRole are judged as written, as an exported one holds what
 * its controller filled in.
 */
interface RuleCheck extends ObjectCheck {
  @Override
  default boolean concerns(KubeObject object) {
    return Rule.isRole(object);
  }

  @Override
  default void judge(KubeObject object, Verdict verdict) {
    for (Rule rule : Rule.of(object)) {
      if (!rule.rights().everyResource()) {
        judge(rule, verdict);
      }
    }
  }

  /** Complains of what a rule grants. */
  static Complaint report(Verdict verdict, Rule.Grant grant, String message) {
    Complaint complaint =
        verdict
            .fail(grant.field(), message)
            .evidence("groups", String.join(", ", grant.rights().groups()))
            .evidence("verbs", String.join(", ", grant.verbs()))
            .evidence("resources", String.join(", ", grant.resources()));
    return grant.rights().named()
        ? complaint.evidence("names", String.join(", ", grant.rights().names()))
        : complaint;
  }

  /** Says what is not as wanted of a rule that names its resources. */
  void judge(Rule rule, Verdict verdict);
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;
import java.util.Set;

final class NoPrivilegedPolicyUse implements RuleCheck {
  private static final Power CONSTRAINTS =
      Power.to("use").on("security.openshift.io", "securitycontextconstraints");
  private static final Power POLICIES =
      Power.to("use").on("policy", "podsecuritypolicies").on("extensions", "podsecuritypolicies");

  /** Those of OpenShift that let a pod have the node, or be root in it. */
  private static final Set<String> WIDE =
      Set.of(
          "privileged",
          "hostaccess",
          "hostmount-anyuid",
          "hostnetwork",
          "hostnetwork-v2",
          "node-exporter",
          "anyuid");

  private static final Control CONTROL =
      Control.named("rbac/no-privileged-policy-use", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not use admission policies that let privileged pods in")
          .rationale(
              """
              OpenShift admits a pod by a SecurityContextConstraints that its creator or its account
              may use, and clusters before 1.25 by a PodSecurityPolicy in the same way. Who may use
              them all, or the one called privileged, starts a pod that owns its node.
              """)
          .remediation("Name the policy in resourceNames, and name a restricted one")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-269")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [security.openshift.io]
                  resources: [securitycontextconstraints]
                  resourceNames: [privileged]
                  verbs: [use]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [security.openshift.io]
                  resources: [securitycontextconstraints]
                  resourceNames: [restricted-v2]
                  verbs: [use]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    judge(rule, CONSTRAINTS, Severity.HIGH, verdict);
    judge(rule, POLICIES, Severity.MEDIUM, verdict);
  }

  private static void judge(Rule rule, Power power, Severity severity, Verdict verdict) {
    Optional<String> wide = rule.names().stream().filter(WIDE::contains).findFirst();
    if (rule.named() && wide.isEmpty()) {
      return;
    }
    boolean all = wide.isEmpty() || wide.get().equals("privileged");
    rule.grant(power)
        .ifPresent(grant ->
            RuleCheck.report(
                    verdict,
                    grant,
                    "%s lets pods in by %s"
                        .formatted(grant.words(), wide.orElse("any of them, privileged ones too")))
                .severity(all ? severity : Severity.MEDIUM));
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoEscalate implements RuleCheck {
  private static final Power OWN_ROLES =
      Power.to("escalate").on("rbac.authorization.k8s.io", "roles");
  private static final Power ALL_ROLES = OWN_ROLES.on("rbac.authorization.k8s.io", "clusterroles");

  private static final Control CONTROL =
      Control.named("rbac/no-escalate", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not escalate roles")
          .rationale(
              """
              The API server lets nobody write a role with rights that they do not have themselves,
              unless they have escalate on it. Who has it writes any right into a role that they
              hold. A name does not help: the named role can be given everything.
              """)
          .remediation("Take escalate out, and write the verbs out where a * implies it")
          .reference("cis", "5.1.8")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-269")
          .reference("checkov", "CKV_K8S_158")
          .reference("trivy", "KSV-0050")
          .reference("kubescape", "C-0191")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [rbac.authorization.k8s.io]
                  resources: [clusterroles]
                  verbs: [escalate]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [rbac.authorization.k8s.io]
                  resources: [clusterroles]
                  verbs: [get, list]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    rule.grant(power(rule))
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s writes roles with rights that its subjects do not have"
                    .formatted(grant.words())));
  }

  /** The right to escalate where the rule stands: a Role does not reach ClusterRoles. */
  static Power power(Rule rule) {
    return rule.clusterWide() ? ALL_ROLES : OWN_ROLES;
  }
}

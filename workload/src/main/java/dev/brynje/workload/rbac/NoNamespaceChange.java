package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoNamespaceChange implements RuleCheck {
  private static final Power POWER = Power.to("update", "patch").on("", "namespaces");

  private static final Control CONTROL =
      Control.named("rbac/no-namespace-change", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not change namespaces")
          .rationale(
              """
              The labels of a namespace say which pods are admitted to it, and which network policies
              let its pods through. Who may patch it takes pod-security.kubernetes.io/enforce off, and
              with the right to start a pod then has the node.
              """)
          .remediation(
              "Leave namespaces to the administrators; take update and patch on namespaces out")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-269")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [namespaces]
                  verbs: [get, patch]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [namespaces]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s takes off the labels by which pod security is enforced"
                    .formatted(grant.words())));
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoNodeChange implements RuleCheck {
  private static final Power POWER = Power.to("update", "patch").on("", "nodes");

  private static final Control CONTROL =
      Control.named("rbac/no-node-change", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not change nodes")
          .rationale(
              """
              The labels and taints of a node decide which pods come to it. Who writes them draws the
              pods with the best rights onto a node that is already taken, or empties a node of all
              others.
              """)
          .remediation(
              "Take update and patch on nodes out; a program on a node reaches its own by the kubelet")
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
                  resources: [nodes]
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
                  resources: [nodes]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    // Nodes have no namespace: a Role grants nothing on them.
    if (!rule.clusterWide() || rule.named()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s moves pods between nodes by labels and taints".formatted(grant.words())));
  }
}

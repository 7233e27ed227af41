package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoNodesProxy implements RuleCheck {
  // Nodes have no namespace: a Role grants nothing on them.
  private static final Power POWER =
      Power.to("get", "create", "update", "patch", "delete").on("", "nodes/proxy");

  private static final Control CONTROL =
      Control.named("rbac/no-nodes-proxy", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not reach the kubelet through nodes/proxy")
          .rationale(
              """
              nodes/proxy is the kubelet's own API: it runs commands in every pod of the node, past
              admission, past the audit log of pods/exec and past every namespace. get is enough for
              much of it.
              """)
          .remediation(
              "Take nodes/proxy out; for metrics, give get on nodes/metrics and nodes/stats")
          .reference("cis", "5.1.10")
          .reference("nsm", "2.6.5")
          .reference("checkov", "CKV2_K8S_2")
          .reference("trivy", "KSV-0047")
          .reference("kubescape", "C-0279")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [nodes/proxy]
                  verbs: [get]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [nodes/metrics]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (!rule.clusterWide()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s reaches the kubelet's API %s"
                    .formatted(
                        grant.words(), rule.named() ? "of " + named(rule) : "of every node")));
  }

  private static String named(Rule rule) {
    return String.join(", ", rule.names());
  }
}

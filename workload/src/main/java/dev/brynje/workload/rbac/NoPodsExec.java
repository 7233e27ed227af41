package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

final class NoPodsExec implements RuleCheck {
  private static final Power POWER = Power.to("create", "get").on("", "pods/exec");

  private static final Control CONTROL =
      Control.named("rbac/no-pods-exec", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not run commands in pods")
          .rationale(
              """
              pods/exec is a shell in every pod of the namespace: its files, its memory, its Secrets
              and its ServiceAccount token. It leaves little in the logs. An older API server takes
              a WebSocket upgrade as get, so get alone can be enough.
              """)
          .remediation(
              "Take pods/exec out and use kubectl debug or logs through a role for "
                  + "emergencies; name the pods when a program must do it")
          .reference("nsm", "2.6.5")
          .reference("checkov", "CKV2_K8S_2")
          .reference(
              "polaris",
              "clusterrolePodExecAttach",
              "rolePodExecAttach",
              "clusterrolebindingPodExecAttach",
              "rolebindingClusterRolePodExecAttach",
              "rolebindingRolePodExecAttach")
          .reference("trivy", "KSV-0053")
          .reference("kubescape", "C-0002")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods/exec]
                  verbs: [create]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods/log]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (rule.named()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant -> {
          Complaint complaint =
              RuleCheck.report(
                  verdict,
                  grant,
                  "%s runs commands in every pod %s".formatted(grant.words(), rule.where()));
          if (!rule.clusterWide()) {
            complaint.severity(Severity.MEDIUM);
          }
        });
  }
}

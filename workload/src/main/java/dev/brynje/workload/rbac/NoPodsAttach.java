package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoPodsAttach implements RuleCheck {
  private static final Power POWER = Power.to("create", "get").on("", "pods/attach");

  private static final Control CONTROL =
      Control.named("rbac/no-pods-attach", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not attach to the processes of pods")
          .rationale(
              """
              pods/attach reads what the main process writes and types into its input. Where that
              process is a shell or an interpreter, it is a shell for whoever attaches.
              """)
          .remediation("Take pods/attach out; pods/log with get is enough to read output")
          .reference("nsm", "2.6.5")
          .reference(
              "polaris",
              "clusterrolePodExecAttach",
              "rolePodExecAttach",
              "clusterrolebindingPodExecAttach",
              "rolebindingClusterRolePodExecAttach",
              "rolebindingRolePodExecAttach")
          .reference("trivy", "KSV-0054")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods/attach]
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
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s attaches to the processes of every pod %s"
                    .formatted(grant.words(), rule.where())));
  }
}

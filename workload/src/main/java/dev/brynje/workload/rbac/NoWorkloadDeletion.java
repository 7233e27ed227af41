package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoWorkloadDeletion implements RuleCheck {
  private static final Power POWER =
      Power.to("delete", "deletecollection")
          .on("", "pods", "replicationcontrollers", "namespaces")
          .on("apps", "deployments", "daemonsets", "statefulsets", "replicasets")
          .on("batch", "jobs", "cronjobs");

  private static final Control CONTROL =
      Control.named("rbac/no-workload-deletion", Ring.WORKLOAD, Severity.LOW)
          .title("Roles do not delete workloads")
          .rationale(
              """
              Deleting workloads is how an intruder takes a service down or removes what would show
              them. An account that only looks, scales or restarts does not need it.
              """)
          .remediation("Take delete and deletecollection out, or name the objects in resourceNames")
          .effort(Effort.BLOCK)
          .reference("nsm", "2.6.1")
          .reference("trivy", "KSV-0048")
          .reference("kubescape", "C-0007")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [apps]
                  resources: [deployments]
                  verbs: [get, delete]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [apps]
                  resources: [deployments]
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
                "%s removes every such workload %s".formatted(grant.words(), rule.where())));
  }
}

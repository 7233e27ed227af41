package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoServiceStatusChange implements RuleCheck {
  private static final Power POWER = Power.to("update", "patch").on("", "services/status");

  private static final Control CONTROL =
      Control.named("rbac/no-service-status-change", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not write the status of Services")
          .rationale(
              """
              The address in a Service's status.loadBalancer is what the nodes answer for. Who
              writes it draws the cluster's traffic for that address to pods of their own
              (CVE-2020-8554, which has no fix). It is the load-balancer controller's alone.
              """)
          .remediation("Take update and patch on services/status out")
          .reference("nsm", "2.5.1")
          .reference("checkov", "CKV2_K8S_4")
          .reference("cwe", "CWE-441")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [services/status]
                  verbs: [patch]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [services]
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
                "%s draws traffic for any address to pods of its choice (CVE-2020-8554)"
                    .formatted(grant.words())));
  }
}

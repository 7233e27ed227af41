package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;
import java.util.Set;

final class NoBind implements RuleCheck {
  private static final Power POWER =
      Power.to("bind").on("rbac.authorization.k8s.io", "roles", "clusterroles");
  private static final Set<String> POWERFUL = Set.of("cluster-admin", "admin", "edit");

  private static final Control CONTROL =
      Control.named("rbac/no-bind", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not bind roles beyond their own rights")
          .rationale(
              """
              The API server lets nobody bind a role with rights that they do not have themselves,
              unless they have bind on it. Who has it on every role gives cluster-admin, or all of
              the namespace, to whom they like. A rule that gives escalate as well is reported by
              rbac/no-escalate.
              """)
          .remediation("Take bind out, or name the roles that may be bound in resourceNames")
          .reference("cis", "5.1.8")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-269")
          .reference("checkov", "CKV_K8S_157", "CKV2_K8S_1")
          .reference("trivy", "KSV-0050", "KSV-0051", "KSV-0052")
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
                  verbs: [bind]
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
                  resourceNames: [shop-reader]
                  verbs: [bind]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (rule.grant(NoEscalate.power(rule)).isPresent()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant -> {
          Optional<String> powerful = rule.names().stream().filter(POWERFUL::contains).findFirst();
          if (powerful.isPresent()) {
            RuleCheck.report(
                verdict, grant, "%s gives %s to anybody".formatted(grant.words(), powerful.get()));
          } else if (!rule.named()) {
            RuleCheck.report(
                verdict,
                grant,
                "%s gives every such role to anybody %s".formatted(grant.words(), rule.where()));
          }
        });
  }
}

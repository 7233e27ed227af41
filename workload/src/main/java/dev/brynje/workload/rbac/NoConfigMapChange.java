package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

final class NoConfigMapChange implements RuleCheck {
  private static final Power POWER =
      Power.to("create", "update", "patch", "delete", "deletecollection").on("", "configmaps");

  private static final Control CONTROL =
      Control.named("rbac/no-config-map-change", Ring.WORKLOAD, Severity.LOW)
          .title("Roles do not change every ConfigMap")
          .rationale(
              """
              Programs take their settings from ConfigMaps: addresses, scripts, whole configuration
              files. Who writes all of them changes what others run. In kube-system they hold the
              cluster's DNS and, with some providers, who its users are.
              """)
          .remediation("Name the ConfigMaps in resourceNames, or read only")
          .effort(Effort.BLOCK)
          .reference("nsm", "2.3.4")
          .reference("trivy", "KSV-0049")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [configmaps]
                  verbs: [get, update]
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
                  resources: [configmaps]
                  resourceNames: [shop-settings]
                  verbs: [get, update]
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
          boolean system = rule.clusterWide() || rule.role().namespace().equals("kube-system");
          Complaint complaint =
              RuleCheck.report(
                  verdict,
                  grant,
                  "%s changes every ConfigMap %s%s"
                      .formatted(
                          grant.words(),
                          rule.where(),
                          system ? ", such as the cluster's DNS in kube-system" : ""));
          if (system) {
            complaint.severity(Severity.MEDIUM);
          }
        });
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

final class NoSecretAccess implements RuleCheck {
  private static final Power POWER =
      Power.to("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection")
          .on("", "secrets");

  private static final Control CONTROL =
      Control.named("rbac/no-secret-access", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not reach every Secret")
          .rationale(
              """
              A Secret holds what opens the database, the registry and, as a service-account token,
              the API itself. list and watch give the contents as get does. Whoever may create
              Secrets may also ask for a lasting token of any ServiceAccount in the namespace. A
              rule without resourceNames gives all of them, and those that will be made later.
              """)
          .remediation(
              "Mount the Secrets that a workload needs and leave RBAC out of it, or give "
                  + "get on resourceNames")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.2")
          .reference("nsa-cisa", "Role-based access control")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-732")
          .reference("kube-linter", "access-to-secrets")
          .reference("checkov", "CKV2_K8S_5")
          .reference("trivy", "KSV-0041", "KSV-0113")
          .reference("kubescape", "C-0186", "C-0015")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [secrets]
                  verbs: [get, list, watch]
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
                  resources: [secrets]
                  resourceNames: [shop-database]
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
          boolean reads = grant.any("get", "list", "watch");
          Complaint complaint =
              RuleCheck.report(
                  verdict,
                  grant,
                  "%s %s every Secret %s"
                      .formatted(grant.words(), reads ? "reads" : "changes", rule.where()));
          if (!rule.clusterWide() || !reads) {
            complaint.severity(Severity.MEDIUM);
          }
        });
  }
}

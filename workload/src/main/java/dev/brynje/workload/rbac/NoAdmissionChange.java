package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoAdmissionChange implements RuleCheck {
  // These objects have no namespace: a Role grants nothing on them.
  private static final Power POWER =
      Power.to("create", "update", "patch", "delete", "deletecollection")
          .on(
              "admissionregistration.k8s.io",
              "mutatingwebhookconfigurations",
              "validatingwebhookconfigurations",
              "mutatingadmissionpolicies",
              "mutatingadmissionpolicybindings",
              "validatingadmissionpolicies",
              "validatingadmissionpolicybindings");

  private static final Control CONTROL =
      Control.named("rbac/no-admission-change", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not change what admits objects")
          .rationale(
              """
              An admission webhook sees every object that is written, Secrets too, and may change
              it. Who writes webhook configurations or admission policies reads and rewrites what
              others deploy, or switches off the policy that would have stopped them.
              """)
          .remediation(
              "Take the writing verbs out, or name the one configuration that the program "
                  + "owns in resourceNames")
          .reference("cis", "5.1.12")
          .reference("nsm", "2.3.6")
          .reference("checkov", "CKV_K8S_155")
          .reference("trivy", "KSV-0114")
          .reference("kubescape", "C-0281")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [admissionregistration.k8s.io]
                  resources: [mutatingwebhookconfigurations]
                  verbs: [create, patch]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [admissionregistration.k8s.io]
                  resources: [mutatingwebhookconfigurations]
                  resourceNames: [shop-webhook]
                  verbs: [patch]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (!rule.clusterWide() || rule.named()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict, grant, grant.words() + " changes what is admitted to the cluster"));
  }
}

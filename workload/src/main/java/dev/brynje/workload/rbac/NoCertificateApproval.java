package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoCertificateApproval implements RuleCheck {
  // Requests have no namespace: a Role grants nothing on them.
  private static final Power POWER =
      Power.to("update", "patch").on("certificates.k8s.io", "certificatesigningrequests/approval");

  private static final Control CONTROL =
      Control.named("rbac/no-certificate-approval", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not approve certificates")
          .rationale(
              """
              A certificate that the cluster's authority has signed is an identity. Who approves
              requests, and may approve for the signer kubernetes.io/kube-apiserver-client, makes
              themselves any user or node, and no binding shows it.
              """)
          .remediation(
              "Take update and patch on certificatesigningrequests/approval out; leave it "
                  + "to the controller manager and named administrators")
          .reference("cis", "5.1.11")
          .reference("nsm", "2.6.1")
          .reference("checkov", "CKV_K8S_156")
          .reference("kubescape", "C-0280")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [certificates.k8s.io]
                  resources: [certificatesigningrequests/approval]
                  verbs: [update]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [certificates.k8s.io]
                  resources: [certificatesigningrequests]
                  verbs: [get, create]
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
                verdict, grant, grant.words() + " approves certificates, which are identities"));
  }
}

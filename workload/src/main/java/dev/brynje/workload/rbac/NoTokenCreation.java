package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

final class NoTokenCreation implements RuleCheck {
  private static final Power POWER = Power.to("create").on("", "serviceaccounts/token");

  private static final Control CONTROL =
      Control.named("rbac/no-token-creation", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not make tokens of service accounts")
          .rationale(
              """
              create on serviceaccounts/token gives a token of any service account in reach, with
              all that it may do: it is impersonation that outlives the request and works from
              elsewhere.
              """)
          .remediation("Take serviceaccounts/token out, or name the accounts in resourceNames")
          .reference("cis", "5.1.13")
          .reference("nsm", "2.6.1")
          .reference("kubescape", "C-0282")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [serviceaccounts/token]
                  verbs: [create]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [serviceaccounts/token]
                  resourceNames: [vault-auth]
                  verbs: [create]
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
                  "%s makes tokens of every ServiceAccount %s"
                      .formatted(grant.words(), rule.where()));
          if (!rule.clusterWide()) {
            complaint.severity(Severity.MEDIUM);
          }
        });
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoImpersonation implements RuleCheck {
  // Users and groups have no namespace: in a Role only service accounts can be impersonated.
  private static final Power ACCOUNTS = Power.to("impersonate").on("", "serviceaccounts");
  private static final Power ANYBODY = ACCOUNTS.on("", "users", "groups");

  private static final String EXTRAS = "userextras/";

  private static final Control CONTROL =
      Control.named("rbac/no-impersonation", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not impersonate others")
          .rationale(
              """
              With impersonate a request is judged as if somebody else had sent it: an
              administrator, or the group system:masters, which no rule limits. It is all power in
              one verb.
              """)
          .remediation(
              "Take impersonate out, or name the users, groups or accounts in resourceNames")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.8")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-269")
          .reference("checkov", "CKV2_K8S_3")
          .reference("trivy", "KSV-0043")
          .reference("kubescape", "C-0065", "C-0191")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: ["users", "groups"]
                  verbs: [impersonate]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRole
              metadata:
                name: app
              rules:
                - apiGroups: [""]
                  resources: [users]
                  resourceNames: [ci@example.com]
                  verbs: [impersonate]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (rule.clusterWide() && !rule.named()) {
      rule.grant(attributes(rule))
          .ifPresent(grant ->
              RuleCheck.report(
                      verdict,
                      grant,
                      "%s signs requests with any value of that kind, which authorizers and"
                              .formatted(grant.words())
                          + " webhooks trust")
                  .severity(Severity.MEDIUM));
    }
    Power power = rule.clusterWide() ? ANYBODY : ACCOUNTS;
    rule.grant(power)
        .ifPresent(grant -> {
          if (rule.names().contains("system:masters")) {
            RuleCheck.report(
                verdict, grant, grant.words() + " acts as system:masters, which no rule limits");
          } else if (!rule.named()) {
            RuleCheck.report(
                verdict,
                grant,
                "%s acts as anybody of that kind %s".formatted(grant.words(), rule.where()));
          }
        });
  }

  /** What is said of a user beside the name and the groups; each extra is a subresource. */
  private static Power attributes(Rule rule) {
    Power attributes = Power.to("impersonate").on("authentication.k8s.io", "uids");
    for (String resource : rule.rights().resources()) {
      if (resource.startsWith(EXTRAS) && resource.indexOf('*') < 0) {
        attributes = attributes.on("authentication.k8s.io", resource);
      }
    }
    return attributes;
  }
}

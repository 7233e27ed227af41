package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.workload.check.Verdict;

final class NoWildcardVerbs implements RuleCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-wildcard-verbs", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Rules name their verbs")
          .rationale(
              """
              A * verb is every verb there is: deletecollection, and on some resources impersonate,
              bind, escalate and approve, which few have in mind who only meant to save typing.
              """)
          .remediation("List the verbs that are used")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.3")
          .reference("nsm", "2.6.1")
          .reference("kube-linter", "wildcard-in-rules")
          .reference("checkov", "CKV_K8S_49")
          .reference("trivy", "KSV-0045")
          .reference("kubescape", "C-0187")
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
                  verbs: ["*"]
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
                  verbs: [get, list, patch]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    Field verbs = rule.field().get("verbs");
    for (Field verb : verbs.items()) {
      if (verb.string().filter("*"::equals).isPresent()) {
        report(rule, verb, verdict);
        return;
      }
    }
  }

  private static void report(Rule rule, Field verb, Verdict verdict) {
    String resources = String.join(", ", rule.rights().resources());
    if (resources.isEmpty()) {
      String paths = String.join(", ", rule.field().get("nonResourceURLs").strings());
      verdict
          .fail(verb, "the rule allows every verb on the paths " + paths)
          .evidence("paths", paths);
    } else {
      verdict
          .fail(verb, "the rule allows every verb on " + resources)
          .evidence("groups", String.join(", ", rule.rights().groups()))
          .evidence("resources", resources);
    }
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.workload.check.Verdict;

final class NoWildcardGroups implements RuleCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-wildcard-groups", Ring.WORKLOAD, Severity.LOW)
          .title("Rules name their API groups")
          .rationale(
              """
              A resource name is not unique: with apiGroups: ["*"] a rule about services is also
              about the Services of Knative and about whatever kind of that name is installed next.
              """)
          .remediation("Name the API groups; the core group is \"\"")
          .reference("cis", "5.1.3")
          .reference("nsm", "2.6.1")
          .reference("checkov", "CKV_K8S_49")
          .reference("kubescape", "C-0187")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: ["*"]
                  resources: [services]
                  verbs: [get]
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
    for (Field group : rule.field().get("apiGroups").items()) {
      if (group.string().filter("*"::equals).isPresent()) {
        verdict
            .fail(
                group,
                "the rule allows %s in every API group that has them"
                    .formatted(String.join(", ", rule.rights().resources())))
            .evidence("resources", String.join(", ", rule.rights().resources()));
        return;
      }
    }
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoBindingChange implements RuleCheck {
  private static final Power OWN_BINDINGS =
      Power.to("create", "update", "patch", "delete", "deletecollection")
          .on("rbac.authorization.k8s.io", "rolebindings");
  private static final Power ALL_BINDINGS =
      OWN_BINDINGS.on("rbac.authorization.k8s.io", "clusterrolebindings");

  private static final Control CONTROL =
      Control.named("rbac/no-binding-change", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not change who is bound")
          .rationale(
              """
              Who may write bindings hands their own rights to others, adds subjects to bindings
              that exist and, together with bind on a role, reaches that role themselves. It belongs
              to the people and the pipeline that own RBAC.
              """)
          .remediation("Take the writing verbs on rolebindings and clusterrolebindings out")
          .reference("nsm", "2.6.2")
          .reference("checkov", "CKV2_K8S_1")
          .reference("trivy", "KSV-0050", "KSV-0051", "KSV-0052", "KSV-0055")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [rbac.authorization.k8s.io]
                  resources: [rolebindings]
                  verbs: [create]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [rbac.authorization.k8s.io]
                  resources: [rolebindings]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    rule.grant(rule.clusterWide() ? ALL_BINDINGS : OWN_BINDINGS)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s decides who holds a role %s".formatted(grant.words(), rule.where())));
  }
}

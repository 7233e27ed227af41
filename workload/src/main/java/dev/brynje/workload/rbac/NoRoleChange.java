package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoRoleChange implements RuleCheck {
  private static final Power OWN_ROLES =
      Power.to("create", "update", "patch", "delete", "deletecollection")
          .on("rbac.authorization.k8s.io", "roles");
  private static final Power ALL_ROLES = OWN_ROLES.on("rbac.authorization.k8s.io", "clusterroles");

  private static final Control CONTROL =
      Control.named("rbac/no-role-change", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not change roles")
          .rationale(
              """
              Who may write roles decides what everybody bound to them may do, as far as their own
              rights reach, and can take rights away. It belongs to the people and the pipeline that
              own RBAC. A rule that gives escalate as well is reported by rbac/no-escalate.
              """)
          .remediation("Take the writing verbs on roles and clusterroles out")
          .reference("nsm", "2.6.2")
          .reference("trivy", "KSV-0050")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [rbac.authorization.k8s.io]
                  resources: [roles]
                  verbs: [create, update]
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
                  resources: [roles]
                  verbs: [get]
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
    rule.grant(rule.clusterWide() ? ALL_ROLES : OWN_ROLES)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s decides what others may do %s".formatted(grant.words(), rule.where())));
  }
}

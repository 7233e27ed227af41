package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoAllServiceAccountsBinding implements BindingCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-all-service-accounts-binding", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Nobody has rights only by being a service account")
          .rationale(
              """
              The group system:serviceaccounts is every account of every pod in the cluster, and
              with a namespace after it every account of that namespace, those of later pods too.
              One pod that is broken into has what the group has.
              """)
          .remediation("Bind the service accounts that need the role by name")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.5")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-250")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: app
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: reader
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: Group
                  name: system:serviceaccounts:shop
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: app
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: reader
              subjects:
                - kind: ServiceAccount
                  name: api
                  namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Binding binding, Verdict verdict) {
    if (binding.toClusterRole("system:service-account-issuer-discovery")) {
      return;
    }
    binding
        .first(Subject::allServiceAccounts)
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "%s gives %s to every pod %s"
                        .formatted(
                            subject.name(),
                            binding.role(),
                            subject.name().equals("system:serviceaccounts")
                                ? "of the cluster"
                                : "of its namespace"))
                .evidence("role", binding.roleName()));
  }
}

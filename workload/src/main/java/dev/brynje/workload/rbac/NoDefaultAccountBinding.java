package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoDefaultAccountBinding implements BindingCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-default-account-binding", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The default service account has no role")
          .rationale(
              """
              Every pod that names no account runs as default. A role for it is a role for each of
              them, also for the debug pod of next year. Pods that talk to the API have an account
              of their own.
              """)
          .remediation(
              "Make a ServiceAccount for the pods that need the role, name it in their "
                  + "serviceAccountName, and bind that")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.5")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-250")
          .reference("checkov", "CKV_K8S_42")
          .reference("kubescape", "C-0189")
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
                - kind: ServiceAccount
                  name: default
                  namespace: shop
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
    binding
        .first(Subject::defaultAccount)
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "%s gives %s to every pod that names no account"
                        .formatted(subject.words(), binding.role()))
                .evidence("role", binding.roleName()));
  }
}

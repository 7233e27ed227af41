package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class NoAuthenticatedBinding implements BindingCheck {
  /** What every cluster gives: to see what it offers, and what one may do oneself. */
  private static final Set<String> MEANT =
      Set.of("system:basic-user", "system:discovery", "system:public-info-viewer");

  private static final Control CONTROL =
      Control.named("rbac/no-authenticated-binding", Ring.WORKLOAD, Severity.HIGH)
          .title("Nobody has rights only because they signed in")
          .rationale(
              """
              system:authenticated is every user and every service account of the cluster, and with
              some providers everybody with an account of that provider. What it may do, each pod
              that is broken into may do.
              """)
          .remediation("Name the groups or service accounts that need the role")
          .reference("nsm", "2.6.1")
          .reference("trivy", "KSV-01011")
          .reference("kubescape", "C-0265")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: view
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: Group
                  name: system:authenticated
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: view
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: Group
                  name: shop-developers
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Binding binding, Verdict verdict) {
    if (binding.roleKind().equals("ClusterRole") && MEANT.contains(binding.roleName())) {
      return;
    }
    binding
        .first(Subject::authenticated)
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "%s gives %s to every user and every service account"
                        .formatted(subject.name(), binding.role()))
                .evidence("role", binding.roleName()));
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoClusterWideEdit implements BindingCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-cluster-wide-edit", Ring.WORKLOAD, Severity.HIGH)
          .title("Nobody is bound to admin or edit in every namespace")
          .rationale(
              """
              The built-in roles admin and edit are meant for one namespace, by a RoleBinding. Bound
              for the whole cluster they read every Secret and start pods in kube-system, beside the
              control plane: a short way to all power.
              """)
          .remediation("Bind the role by a RoleBinding in each namespace where it is needed")
          .effort(Effort.BLOCK)
          .reference("cis", "5.1.1")
          .reference("nsm", "2.6.1")
          .reference("kubescape", "C-0185")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: edit
              subjects:
                - kind: ServiceAccount
                  name: deployer
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
                kind: ClusterRole
                name: edit
              subjects:
                - kind: ServiceAccount
                  name: deployer
                  namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Binding binding, Verdict verdict) {
    boolean broad = binding.toClusterRole("admin") || binding.toClusterRole("edit");
    if (binding.clusterWide() && broad) {
      String whom = binding.first(subject -> true).map(Subject::words).orElse("whoever is added");
      verdict
          .fail(
              binding.roleField(),
              "%s has %s in every namespace, kube-system among them"
                  .formatted(whom, binding.roleName()))
          .evidence("subject", whom);
    }
  }
}

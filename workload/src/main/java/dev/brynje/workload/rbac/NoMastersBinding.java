package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoMastersBinding implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-masters-binding", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Nothing is bound to system:masters")
          .rationale(
              """
              Members of system:masters pass every check: no role limits them, and no binding can be
              taken away from them. A binding that names the group is useless, or shows that
              certificates with it are in use, which nobody can revoke.
              """)
          .remediation(
              "Remove the subject; give administrators a group of your own with a role that "
                  + "can be withdrawn")
          .reference("cis", "5.1.7")
          .reference("nsm", "2.6.5")
          .reference("trivy", "KSV-0123")
          .reference("kubescape", "C-0246")
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
                  name: system:masters
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
                  name: shop-operators
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return Binding.isBinding(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Binding binding = Binding.of(object);
    if (binding.builtInAdmin()) {
      return;
    }
    binding
        .first(subject -> subject.is("Group", "system:masters"))
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "system:masters is bound to %s, though nothing limits it anyway"
                        .formatted(binding.role()))
                .evidence("role", binding.roleName()));
  }
}

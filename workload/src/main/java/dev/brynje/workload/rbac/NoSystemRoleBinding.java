package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class NoSystemRoleBinding implements BindingCheck {
  private static final Set<String> ROLES =
      Set.of("system:node", "system:kube-controller-manager", "system:kube-scheduler");

  private static final Control CONTROL =
      Control.named("rbac/no-system-role-binding", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The roles of the control plane are its own")
          .rationale(
              """
              system:node, system:kube-controller-manager and the system:controller roles hold what
              those parts of the cluster need, such as every Secret or every token. They change with
              each version. An application that borrows one has rights that nobody chose for it.
              """)
          .remediation("Write a role with the rights that are used")
          .effort(Effort.BLOCK)
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-250")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: app
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: system:node
              subjects:
                - kind: ServiceAccount
                  name: agent
                  namespace: shop
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
                name: agent
              subjects:
                - kind: ServiceAccount
                  name: agent
                  namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Binding binding, Verdict verdict) {
    if (!controlPlaneRole(binding)) {
      return;
    }
    binding
        .first(subject -> !ownsIt(subject))
        .ifPresent(subject ->
            verdict
                .fail(
                    subject.nameField(),
                    "%s borrows %s of the control plane".formatted(subject.words(), binding.role()))
                .evidence("role", binding.roleName()));
  }

  private static boolean controlPlaneRole(Binding binding) {
    return binding.roleKind().equals("ClusterRole")
        && (ROLES.contains(binding.roleName())
            || binding.roleName().startsWith("system:controller:"));
  }

  private static boolean ownsIt(Subject subject) {
    return subject.name().startsWith("system:") || subject.namespace().equals("kube-system");
  }
}

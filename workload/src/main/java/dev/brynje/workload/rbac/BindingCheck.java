package dev.brynje.workload.rbac;

import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

/**
 * Judges RoleBindings and ClusterRoleBindings by what is written in them.
 *
 * <p>A binding of cluster-admin is left to {@link NoClusterAdminBinding}, which names every
 * subject: the other checks pass it over.
 */
interface BindingCheck extends ObjectCheck {
  @Override
  default boolean concerns(KubeObject object) {
    return Binding.isBinding(object);
  }

  @Override
  default void judge(KubeObject object, Verdict verdict) {
    Binding binding = Binding.of(object);
    if (!binding.toClusterRole("cluster-admin")) {
      judge(binding, verdict);
    }
  }

  /** Says what is not as wanted of a binding of another role than cluster-admin. */
  void judge(Binding binding, Verdict verdict);
}

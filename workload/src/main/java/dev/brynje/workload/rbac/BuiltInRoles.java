package dev.brynje.workload.rbac;

import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.RoleBindingFact;
import java.util.Map;
import java.util.Set;

/**
 * The roles that every cluster has from the start.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings">Default
 *     roles</a>
 */
final class BuiltInRoles {
  private static final Set<String> FOR_USERS = Set.of("cluster-admin", "admin", "edit", "view");

  private static final Map<String, String> CLUSTER_ADMIN =
      Map.of("kubernetes.io/bootstrapping", "rbac-defaults");

  private BuiltInRoles() {}

  /** Whether cluster-admin, by the label that the API server keeps on it, is selected. */
  static boolean selectsClusterAdmin(LabelSelector selector) {
    return selector.matches(CLUSTER_ADMIN);
  }

  static boolean has(RoleBindingFact.RoleRef role) {
    return role.name().startsWith("system:")
        || role.name().startsWith("kubeadm:")
        || (role.kind().equals("ClusterRole") && FOR_USERS.contains(role.name()));
  }
}

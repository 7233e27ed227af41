package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RoleBindingFact;
import dev.brynje.kube.inventory.RoleFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roles that bindings name, among all objects of a run. */
final class Roles {
  private Roles() {}

  /** The role of a binding; empty when it is not among these files. */
  static Optional<RoleFact> of(RoleBindingFact binding, Inventory inventory) {
    RoleBindingFact.RoleRef role = binding.role();
    return inventory.find(RoleFact.class, role.kind(), namespace(binding), role.name());
  }

  /** The namespace that a binding's role lives in; empty for a ClusterRole. */
  static String namespace(RoleBindingFact binding) {
    return binding.role().kind().equals("ClusterRole") ? "" : binding.object().effectiveNamespace();
  }

  /** What a role allows: its own rules, and those of the ClusterRoles that it aggregates. */
  static List<Rights> rights(RoleFact role, Inventory inventory) {
    List<Rights> rights = new ArrayList<>();
    role.rules().forEach(rule -> rights.add(Rights.of(rule)));
    if (!role.aggregates().isEmpty()) {
      for (RoleFact other : inventory.all(RoleFact.class)) {
        if (other.clusterWide() && aggregates(role, other)) {
          other.rules().forEach(rule -> rights.add(Rights.of(rule)));
        }
      }
    }
    return rights;
  }

  private static boolean aggregates(RoleFact role, RoleFact other) {
    return role.aggregates().stream().anyMatch(labels -> labels.matches(other.labels()));
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RoleBindingFact;
import dev.brynje.kube.inventory.RoleFact;
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
}

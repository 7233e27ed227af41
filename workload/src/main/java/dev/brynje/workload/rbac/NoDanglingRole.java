package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RoleBindingFact;
import dev.brynje.kube.inventory.RoleFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

/** The roles that every cluster has are not looked for. */
final class NoDanglingRole implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-dangling-role", Ring.WORKLOAD, Severity.LOW)
          .title("Bindings name roles that exist")
          .rationale(
              """
              A binding to a role that is not there grants nothing, and its subjects get by with
              another one, often a broader one. It also waits: whoever makes a role of that name
              decides what these subjects may do.
              """)
          .remediation("Correct roleRef.name, add the role, or remove the binding")
          .reference("nsm", "2.6.2")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: reader
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods]
                  verbs: [get]
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: readers
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: readers
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: Group
                  name: shop-readers
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: reader
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods]
                  verbs: [get]
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: readers
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: reader
              subjects:
                - apiGroup: rbac.authorization.k8s.io
                  kind: Group
                  name: shop-readers
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (RoleBindingFact binding : inventory.all(RoleBindingFact.class)) {
      RoleBindingFact.RoleRef role = binding.role();
      if (!role.name().isEmpty()) {
        verdict.judged();
        if (!BuiltInRoles.has(role) && Roles.of(binding, inventory).isEmpty()) {
          report(binding, inventory, verdict);
        }
      }
    }
  }

  private static void report(
      RoleBindingFact binding, Inventory inventory, InventoryVerdict verdict) {
    RoleBindingFact.RoleRef role = binding.role();
    String namespace = Roles.namespace(binding);
    String words =
        namespace.isEmpty()
            ? role.kind() + " " + role.name()
            : role.kind() + " " + namespace + "/" + role.name();
    Complaint complaint =
        verdict
            .fail(binding.object(), role.place(), "%s is not among these files".formatted(words))
            .evidence("role", words);
    if (inventory.in(RoleFact.class, namespace).isEmpty()) {
      complaint.severity(Severity.INFO);
    }
  }
}

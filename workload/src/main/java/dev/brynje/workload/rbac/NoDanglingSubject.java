package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RoleBindingFact;
import dev.brynje.kube.inventory.ServiceAccountFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

/**
 * Users and groups are no objects, so they cannot be missing. Every namespace has its account
 * {@code default}, and those of kube-system come with the cluster.
 */
final class NoDanglingSubject implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("rbac/no-dangling-subject", Ring.WORKLOAD, Severity.LOW)
          .title("Bindings name service accounts that exist")
          .rationale(
              """
              A binding for an account that is gone waits for whoever makes an account of that name:
              it has the role from its first second, and nobody decided that. Such bindings are what
              people forget when they remove a program.
              """)
          .remediation("Remove the subject, or add the ServiceAccount")
          .reference("nsm", "2.6.2")
          .bad(
              """
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: deployer
                namespace: shop
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: deployer
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: deployer
              subjects:
                - kind: ServiceAccount
                  name: old-deployer
                  namespace: shop
              """)
          .good(
              """
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: deployer
                namespace: shop
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: deployer
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: deployer
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
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (RoleBindingFact binding : inventory.all(RoleBindingFact.class)) {
      for (RoleBindingFact.Subject written : binding.subjects()) {
        Account.of(written, binding)
            .ifPresent(account -> {
              verdict.judged();
              if (binding.clusterWide() && account.namespace().isEmpty()) {
                nowhere(binding, written, verdict);
              } else if (!account.comesWithCluster() && !exists(account, inventory)) {
                report(binding, written, account, inventory, verdict);
              }
            });
      }
    }
  }

  /** The API server refuses it: there is no namespace to take in its place. */
  private static void nowhere(
      RoleBindingFact binding, RoleBindingFact.Subject written, InventoryVerdict verdict) {
    verdict
        .fail(
            binding.object(),
            written.place(),
            "ServiceAccount %s needs a namespace in a ClusterRoleBinding".formatted(written.name()))
        .remedy("Write the account's namespace beside its name")
        .evidence("subject", "ServiceAccount " + written.name());
  }

  private static boolean exists(Account account, Inventory inventory) {
    return inventory
        .find(ServiceAccountFact.class, "ServiceAccount", account.namespace(), account.name())
        .isPresent();
  }

  private static void report(
      RoleBindingFact binding,
      RoleBindingFact.Subject written,
      Account account,
      Inventory inventory,
      InventoryVerdict verdict) {
    Complaint complaint =
        verdict
            .fail(
                binding.object(),
                written.place(),
                "%s is not among these files".formatted(account.words()))
            .evidence("subject", account.words());
    if (inventory.in(ServiceAccountFact.class, account.namespace()).isEmpty()) {
      complaint.severity(Severity.INFO);
    }
  }
}

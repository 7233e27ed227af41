package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.RoleBindingFact;
import dev.brynje.kube.inventory.ServiceAccountFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One finding per account, on the first workload that runs as it. The binding and the role have
 * findings of their own where they are written; this one is about the pod that carries the power,
 * which is where an intruder gets hold of it. A pod without a token has none. Without any binding
 * among the files there is nothing to judge.
 */
final class NoPowerfulWorkload implements InventoryCheck {
  private static final String EVERYTHING = "do everything";

  /** Of the roles edit and admin that every cluster has. */
  private static final List<String> POWERS_OF_EDIT =
      List.of(
          "read every Secret",
          "make tokens of every account",
          "run commands in every pod",
          "start pods");

  private static final Control CONTROL =
      Control.named("rbac/no-powerful-workload", Ring.WORKLOAD, Severity.HIGH)
          .title("No pod carries a token that opens the whole cluster")
          .rationale(
              """
              A pod's token lies in a file that every process in it can read. If the account may read
              all Secrets, start pods everywhere or change roles, a flaw in the program, or in one of
              its libraries, is a flaw in the cluster.
              """)
          .remediation(
              """
              Give the workload an account of its own with the rights that it uses, or set \
              automountServiceAccountToken: false if it never calls the API\
              """)
          .effort(Effort.WORK)
          .reference("nsa-cisa", "Role-based access control")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("kubescape", "C-0267", "C-0272", "C-0053")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: cleanup
                namespace: shop
              spec:
                serviceAccountName: cleanup
                containers:
                  - name: cleanup
                    image: registry.example.com/cleanup:1.0
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: ClusterRoleBinding
              metadata:
                name: cleanup
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: ClusterRole
                name: cluster-admin
              subjects:
                - kind: ServiceAccount
                  name: cleanup
                  namespace: shop
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: cleanup
                namespace: shop
              spec:
                serviceAccountName: cleanup
                containers:
                  - name: cleanup
                    image: registry.example.com/cleanup:1.0
              ---
              apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata:
                name: cleanup
                namespace: shop
              roleRef:
                apiGroup: rbac.authorization.k8s.io
                kind: Role
                name: cleanup
              subjects:
                - kind: ServiceAccount
                  name: cleanup
                  namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    List<RoleBindingFact> bindings = inventory.all(RoleBindingFact.class);
    if (bindings.isEmpty()) {
      return;
    }
    Takeovers takeovers = new Takeovers(inventory);
    Holdings holdings = new Holdings();
    for (RoleBindingFact binding : bindings) {
      List<String> powers = powers(binding, inventory, takeovers);
      if (!powers.isEmpty()) {
        holdings.add(binding, powers);
      }
    }
    Map<Account, List<WorkloadFact>> carriers = new LinkedHashMap<>();
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      verdict.judged();
      Account account = account(workload);
      if (hasToken(workload, account, inventory)) {
        carriers.computeIfAbsent(account, _ -> new ArrayList<>()).add(workload);
      }
    }
    carriers.forEach((account, workloads) -> {
      List<Holding> held = holdings.of(account);
      if (!held.isEmpty()) {
        report(account, workloads, held, verdict);
      }
    });
  }

  private static void report(
      Account account, List<WorkloadFact> workloads, List<Holding> held, InventoryVerdict verdict) {
    WorkloadFact first = workloads.getFirst();
    String bindings = listed(Holding.bindings(held));
    int others = workloads.size() - 1;
    verdict
        .fail(
            first.object(),
            first.place(),
            "its account %s may %s, by %s%s"
                .formatted(account.name(), words(held), bindings, others(others)))
        .evidence("account", account.words())
        .evidence("binding", bindings);
  }

  /** What holds everywhere comes first; what is everything leaves nothing to add. */
  private static String words(List<Holding> held) {
    Set<String> everywhere = new LinkedHashSet<>();
    Set<String> there = new LinkedHashSet<>();
    for (Holding holding : held) {
      everywhere.addAll(holding.everywhere());
      there.addAll(holding.inControlPlane());
    }
    if (everywhere.contains(EVERYTHING)) {
      return EVERYTHING;
    }
    there.removeAll(everywhere);
    if (there.isEmpty()) {
      return listed(List.copyOf(everywhere));
    }
    String local = there.contains(EVERYTHING) ? EVERYTHING : listed(List.copyOf(there));
    return everywhere.isEmpty()
        ? local + " in kube-system"
        : "%s, and %s in kube-system".formatted(listed(List.copyOf(everywhere)), local);
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String others(int number) {
    return switch (number) {
      case 0 -> "";
      case 1 -> "; another workload runs as it too";
      default -> "; %s other workloads run as it too".formatted(number);
    };
  }

  /** What holds everywhere: a binding of the whole cluster, or one in the control plane's place. */
  private static List<String> powers(
      RoleBindingFact binding, Inventory inventory, Takeovers takeovers) {
    if (!binding.clusterWide() && !binding.object().effectiveNamespace().equals("kube-system")) {
      return List.of();
    }
    if (binding.role().kind().equals("ClusterRole")) {
      switch (binding.role().name()) {
        case "cluster-admin" -> {
          return List.of(EVERYTHING);
        }
        case "admin", "edit" -> {
          return POWERS_OF_EDIT;
        }
        default -> {}
      }
    }
    return Roles.of(binding, inventory)
        .map(role -> takeovers.by(role, binding.clusterWide()))
        .orElse(List.of());
  }

  private static Account account(WorkloadFact workload) {
    String name = workload.account().isEmpty() ? "default" : workload.account();
    return new Account(workload.object().effectiveNamespace(), name);
  }

  private static boolean hasToken(WorkloadFact workload, Account account, Inventory inventory) {
    return switch (workload.token()) {
      case MOUNTED -> true;
      case NOT_MOUNTED -> false;
      case AS_ACCOUNT_SAYS ->
          inventory
              .find(ServiceAccountFact.class, "ServiceAccount", account.namespace(), account.name())
              .map(ServiceAccountFact::automounts)
              .orElse(true);
    };
  }
}

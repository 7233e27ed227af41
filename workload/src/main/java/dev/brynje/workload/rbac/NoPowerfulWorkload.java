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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One finding per account, on the first workload that runs as it. The binding and the role have
 * findings of their own where they are written; this one is about the pod that carries the power,
 * which is where an intruder gets hold of it. A pod without a token has none. Without any binding
 * among the files there is nothing to judge.
 */
final class NoPowerfulWorkload implements InventoryCheck {
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

  /** What a binding gives, and how it is said. */
  private record Power(RoleBindingFact binding, String words) {}

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
    Map<Account, Power> accounts = new HashMap<>();
    Map<String, Power> groups = new HashMap<>();
    for (RoleBindingFact binding : bindings) {
      power(binding, inventory).ifPresent(power -> hold(power, accounts, groups));
    }
    Map<Account, List<WorkloadFact>> carriers = new LinkedHashMap<>();
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      verdict.judged();
      Account account = account(workload);
      if (hasToken(workload, account, inventory)) {
        carriers.computeIfAbsent(account, _ -> new ArrayList<>()).add(workload);
      }
    }
    carriers.forEach((account, workloads) ->
        Optional.ofNullable(accounts.get(account))
            .or(() -> ofGroup(account, groups))
            .ifPresent(power -> report(account, workloads, power, verdict)));
  }

  private static void report(
      Account account, List<WorkloadFact> workloads, Power power, InventoryVerdict verdict) {
    WorkloadFact first = workloads.getFirst();
    String binding = power.binding().object().words();
    int others = workloads.size() - 1;
    verdict
        .fail(
            first.object(),
            first.place(),
            "its account %s may %s, by %s%s"
                .formatted(account.name(), power.words(), binding, others(others)))
        .evidence("account", account.words())
        .evidence("binding", binding);
  }

  private static String others(int number) {
    return switch (number) {
      case 0 -> "";
      case 1 -> "; another workload runs as it too";
      default -> "; %s other workloads run as it too".formatted(number);
    };
  }

  /** What holds everywhere: a binding of the whole cluster, or one in the control plane's place. */
  private static Optional<Power> power(RoleBindingFact binding, Inventory inventory) {
    if (!binding.clusterWide() && !binding.object().effectiveNamespace().equals("kube-system")) {
      return Optional.empty();
    }
    String where = binding.clusterWide() ? "" : " in kube-system";
    return words(binding, inventory).map(words -> new Power(binding, words + where));
  }

  private static Optional<String> words(RoleBindingFact binding, Inventory inventory) {
    if (binding.role().kind().equals("ClusterRole")) {
      switch (binding.role().name()) {
        case "cluster-admin" -> {
          return Optional.of("do everything");
        }
        case "admin", "edit" -> {
          return Optional.of("read every Secret and start pods");
        }
        default -> {}
      }
    }
    return Roles.of(binding, inventory).flatMap(role -> Takeover.by(Roles.rights(role, inventory)));
  }

  private static void hold(Power power, Map<Account, Power> accounts, Map<String, Power> groups) {
    RoleBindingFact binding = power.binding();
    for (RoleBindingFact.Subject subject : binding.subjects()) {
      Account.of(subject, binding).ifPresent(account -> accounts.putIfAbsent(account, power));
      if (subject.kind().equals("Group")) {
        groups.putIfAbsent(subject.name(), power);
      }
    }
  }

  private static Optional<Power> ofGroup(Account account, Map<String, Power> groups) {
    return List.of(
            "system:serviceaccounts:" + account.namespace(),
            "system:serviceaccounts",
            "system:authenticated")
        .stream()
        .filter(groups::containsKey)
        .findFirst()
        .map(groups::get);
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

package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.RoleBindingFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What accounts hold, by themselves and by the groups that the API server puts them into. */
final class Holdings {
  private final Map<Account, Holding> accounts = new HashMap<>();
  private final Map<String, Holding> groups = new HashMap<>();
  private int bindings;

  void add(RoleBindingFact binding, List<String> powers) {
    int number = bindings++;
    for (RoleBindingFact.Subject subject : binding.subjects()) {
      Account.of(subject, binding)
          .ifPresent(account -> holding(accounts, account).add(number, binding, powers));
      if (subject.kind().equals("Group")) {
        holding(groups, subject.name()).add(number, binding, powers);
      }
    }
  }

  /** What an account holds, its own first. */
  List<Holding> of(Account account) {
    List<Holding> held = new ArrayList<>(4);
    addPresent(held, accounts.get(account));
    addPresent(held, groups.get("system:serviceaccounts:" + account.namespace()));
    addPresent(held, groups.get("system:serviceaccounts"));
    addPresent(held, groups.get("system:authenticated"));
    return held;
  }

  private static void addPresent(List<Holding> held, @Nullable Holding holding) {
    if (holding != null) {
      held.add(holding);
    }
  }

  private static <K> Holding holding(Map<K, Holding> all, K key) {
    return all.computeIfAbsent(key, _ -> new Holding());
  }
}

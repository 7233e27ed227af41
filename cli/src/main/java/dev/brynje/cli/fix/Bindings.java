package dev.brynje.cli.fix;

import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service accounts to which RoleBindings and ClusterRoleBindings of the sources give rights.
 */
final class Bindings implements BoundAccounts {
  private static final String WORD = "RoleBinding";

  private final SourceObjects objects;
  private @Nullable Map<String, String> read;

  /**
   * @param objects looked through once somebody asks
   */
  Bindings(SourceObjects objects) {
    this.objects = objects;
  }

  private synchronized Map<String, String> byAccount() {
    Map<String, String> known = read;
    if (known == null) {
      Map<String, String> byAccount = new HashMap<>();
      objects.having(
          WORD,
          (_, object) -> {
            if (object.kind().endsWith(WORD)) {
              add(object, byAccount);
            }
          });
      known = byAccount;
      read = known;
    }
    return known;
  }

  private static void add(KubeObject binding, Map<String, String> byAccount) {
    String name = binding.kind() + " " + binding.name();
    for (Field subject : binding.root().get("subjects").items()) {
      String kind = subject.get("kind").string().orElse("");
      String who = subject.get("name").string().orElse("");
      if (kind.equals("ServiceAccount")) {
        String namespace = subject.get("namespace").string().orElse(binding.namespace());
        byAccount.putIfAbsent(key(namespace, who), name);
      } else if (kind.equals("Group") && who.startsWith("system:serviceaccounts")) {
        String after = who.substring("system:serviceaccounts".length());
        byAccount.putIfAbsent(after.isEmpty() ? "" : key(after.substring(1), "*"), name);
      }
    }
  }

  @Override
  public Optional<String> binding(String namespace, String account) {
    Map<String, String> byAccount = byAccount();
    return Optional.ofNullable(byAccount.get(key(namespace, account)))
        .or(() -> Optional.ofNullable(byAccount.get(key(namespace, "*"))))
        .or(() -> Optional.ofNullable(byAccount.get("")));
  }

  private static String key(String namespace, String account) {
    return (namespace.isEmpty() ? "default" : namespace) + "/" + account;
  }
}

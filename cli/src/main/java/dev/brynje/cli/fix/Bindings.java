package dev.brynje.cli.fix;

import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service accounts to which RoleBindings and ClusterRoleBindings of the sources give rights.
 */
public final class Bindings implements BoundAccounts {
  private static final String WORD = "RoleBinding";

  private final Map<String, String> byAccount = new HashMap<>();

  /** Looks at a file; most hold none, which costs a search. */
  public void read(byte[] bytes) {
    if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD)) {
      return;
    }
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      if (object.kind().endsWith(WORD)) {
        try {
          add(object);
        } catch (FieldTypeException _) {
          // The audit has said so.
        }
      }
    }
  }

  private void add(KubeObject binding) {
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
    return Optional.ofNullable(byAccount.get(key(namespace, account)))
        .or(() -> Optional.ofNullable(byAccount.get(key(namespace, "*"))))
        .or(() -> Optional.ofNullable(byAccount.get("")));
  }

  private static String key(String namespace, String account) {
    return (namespace.isEmpty() ? "default" : namespace) + "/" + account;
  }
}

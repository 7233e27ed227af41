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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The service accounts to which RoleBindings and ClusterRoleBindings of the sources give rights.
 */
public final class Bindings implements BoundAccounts {
  private static final String WORD = "RoleBinding";

  private final List<String> files;
  private final Function<String, Optional<byte[]>> reading;
  private @Nullable Map<String, String> read;

  /**
   * @param files looked at once somebody asks
   * @param reading gives what a file holds; empty when it cannot be read
   */
  public Bindings(List<String> files, Function<String, Optional<byte[]>> reading) {
    this.files = List.copyOf(files);
    this.reading = reading;
  }

  private synchronized Map<String, String> byAccount() {
    Map<String, String> known = read;
    if (known == null) {
      known = new HashMap<>();
      for (String file : files) {
        Optional<byte[]> bytes = reading.apply(file);
        if (bytes.isPresent()) {
          add(bytes.get(), known);
        }
      }
      read = known;
    }
    return known;
  }

  /** Most files hold none, which costs a search. */
  private static void add(byte[] bytes, Map<String, String> byAccount) {
    if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD)) {
      return;
    }
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      if (object.kind().endsWith(WORD)) {
        try {
          add(object, byAccount);
        } catch (FieldTypeException _) {
          // The audit has said so.
        }
      }
    }
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

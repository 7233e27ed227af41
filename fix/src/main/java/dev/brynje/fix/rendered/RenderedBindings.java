package dev.brynje.fix.rendered;

import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service accounts to which what is rendered beside gives rights. */
final class RenderedBindings implements BoundAccounts {
  private final Map<String, String> byAccount = new HashMap<>();

  RenderedBindings(List<Optional<Rendered>> rendered) {
    for (Optional<Rendered> one : rendered) {
      for (Rendered.Made made : one.map(Rendered::made).orElse(List.of())) {
        if (made.object().kind().endsWith("RoleBinding")) {
          try {
            add(made.object());
          } catch (FieldTypeException _) {
            // The audit has said so.
          }
        }
      }
    }
  }

  private void add(KubeObject binding) {
    String name = binding.kind() + " " + binding.name();
    for (Field subject : binding.root().get("subjects").items()) {
      if (subject.get("kind").string().filter("ServiceAccount"::equals).isPresent()) {
        String who = subject.get("name").string().orElse("");
        byAccount.putIfAbsent(who, name);
      }
    }
  }

  /** By name alone: the namespace is often given only when it is installed. */
  @Override
  public Optional<String> binding(String namespace, String account) {
    return Optional.ofNullable(byAccount.get(account));
  }
}

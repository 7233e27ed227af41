package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.RoleBindingFact;
import java.util.Optional;

/** A service account by name. */
record Account(String namespace, String name) {
  private static final String USER = "system:serviceaccount:";

  /** The account that a subject is; empty when it is a user or a group. */
  static Optional<Account> of(RoleBindingFact.Subject subject, RoleBindingFact binding) {
    return switch (subject.kind()) {
      case "ServiceAccount" -> {
        String namespace =
            subject.namespace().isEmpty()
                ? binding.object().effectiveNamespace()
                : subject.namespace();
        yield Optional.of(new Account(namespace, subject.name()));
      }
      case "User" -> ofUser(subject.name());
      default -> Optional.empty();
    };
  }

  /** The account that signs in by a user name; empty when it is a person's. */
  static Optional<Account> ofUser(String user) {
    int colon = user.indexOf(':', USER.length());
    return user.startsWith(USER) && colon > 0
        ? Optional.of(new Account(user.substring(USER.length(), colon), user.substring(colon + 1)))
        : Optional.empty();
  }

  /** Whether no manifest needs to make it. */
  boolean comesWithCluster() {
    return name.equals("default") || namespace.equals("kube-system");
  }

  String words() {
    return "ServiceAccount " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.kube.Field;
import java.util.Optional;

/**
 * Someone that a binding gives a role to.
 *
 * @param kind User, Group or ServiceAccount
 * @param namespace of a ServiceAccount; empty when none is written
 */
record Subject(Field field, String kind, String namespace, String name) {
  private static final String ACCOUNTS_OF = "system:serviceaccounts:";

  /** Reads a subject; a service account by its user name is that service account. */
  static Subject of(Field field) {
    String kind = field.get("kind").string().orElse("");
    String name = field.get("name").string().orElse("");
    String namespace = field.get("namespace").string().orElse("");
    if (kind.equals("User")) {
      Optional<Account> account = Account.ofUser(name);
      if (account.isPresent()) {
        Account one = account.get();
        return new Subject(field, "ServiceAccount", one.namespace(), one.name());
      }
    }
    return new Subject(field, kind, namespace, name);
  }

  boolean is(String wantedKind, String wantedName) {
    return kind.equals(wantedKind) && name.equals(wantedName);
  }

  /** Whether it stands for requests that nobody has signed. */
  boolean anonymous() {
    return is("User", "system:anonymous") || is("Group", "system:unauthenticated");
  }

  /**
   * Whether it is everybody who has signed in, people and service accounts of the whole cluster.
   */
  boolean authenticated() {
    return is("Group", "system:authenticated");
  }

  /** Whether it is all service accounts, of the cluster or of a namespace. */
  boolean allServiceAccounts() {
    return kind.equals("Group")
        && (name.equals("system:serviceaccounts") || name.startsWith(ACCOUNTS_OF));
  }

  /** The namespace whose service accounts a group is; empty when it is those of all. */
  String namespaceOfAccounts() {
    return name.startsWith(ACCOUNTS_OF) ? name.substring(ACCOUNTS_OF.length()) : "";
  }

  /** Whether it is the account of pods that name none. */
  boolean defaultAccount() {
    return is("ServiceAccount", "default");
  }

  Field nameField() {
    Field written = field.get("name");
    return written.present() ? written : field;
  }

  /** As {@code ServiceAccount shop/deployer}. */
  String words() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}

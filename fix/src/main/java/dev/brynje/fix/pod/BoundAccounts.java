package dev.brynje.fix.pod;

import java.util.Optional;

/** Which service accounts have rights, as far as the judged sources say. */
public interface BoundAccounts {
  /** None has any. */
  BoundAccounts NONE = (_, _) -> Optional.empty();

  /**
   * The name of a binding that gives rights to a service account, with its kind.
   *
   * @param namespace empty for the default one
   */
  Optional<String> binding(String namespace, String account);
}

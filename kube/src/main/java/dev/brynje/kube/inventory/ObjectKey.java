package dev.brynje.kube.inventory;

/**
 * What tells an object from others, to look it up by.
 *
 * @param namespace empty when its kind lives in none, or when all lie in one
 */
public record ObjectKey(String kind, String namespace, String name) {
  /** Written out, as equals is: a record's own is linked anew at every start, which takes long. */
  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + namespace.hashCode()) + name.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectKey key
        && name.equals(key.name)
        && namespace.equals(key.namespace)
        && kind.equals(key.kind);
  }
}

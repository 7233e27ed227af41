package dev.brynje.core;

import java.util.Optional;

/**
 * What a waiver is about. A part that is empty bounds nothing.
 *
 * @param path of the file, from the directory of the configuration
 * @param namespace as the object has it
 * @param kind of the object
 * @param name of the object
 * @param container its name
 */
public record Scope(
    Optional<Glob> path,
    Optional<Glob> namespace,
    Optional<Glob> kind,
    Optional<Glob> name,
    Optional<Glob> container) {

  /** Whether it leaves nothing out. */
  public boolean isEverything() {
    return all(path) && all(namespace) && all(kind) && all(name) && all(container);
  }

  /** Whether a file is meant, as far as files are. */
  public boolean hasFile(String file) {
    return path.isEmpty() || path.get().covers(file);
  }

  /** Whether a resource is meant, as far as resources are. */
  public boolean has(Resource resource) {
    return matches(namespace, resource.namespace())
        && matches(kind, resource.kind())
        && matches(name, resource.name())
        && matches(container, resource.container());
  }

  private static boolean matches(Optional<Glob> wanted, String word) {
    return wanted.isEmpty() || wanted.get().matches(word);
  }

  private static boolean all(Optional<Glob> wanted) {
    return wanted.isEmpty() || wanted.get().matchesAll();
  }
}

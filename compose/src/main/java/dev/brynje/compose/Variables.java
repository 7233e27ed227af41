package dev.brynje.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Variables that a project's own files set: those of {@code .env}. Their values are secret,
 * whatever they are.
 */
final class Variables implements Template.Lookup {
  static final Variables NONE = new Variables(Map.of());

  private final Map<String, String> byName;

  Variables(Map<String, String> byName) {
    this.byName = Map.copyOf(byName);
  }

  @Override
  public Optional<String> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** With these too; of the same name the one that was first counts. */
  Variables with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(others);
    all.putAll(byName);
    return new Variables(all);
  }
}

package dev.brynje.network.model;

import java.util.HashMap;
import java.util.Map;

/**
 * A namespace.
 *
 * @param labels its own, and {@code kubernetes.io/metadata.name}, which the API server sets
 * @param origin nowhere when no manifest makes it
 */
public record Namespace(String name, Map<String, String> labels, Origin origin) implements Part {
  /** The label that every namespace has. */
  public static final String NAME_LABEL = "kubernetes.io/metadata.name";

  public Namespace {
    Map<String, String> all = new HashMap<>(labels);
    all.put(NAME_LABEL, name);
    labels = Map.copyOf(all);
  }
}

package dev.brynje.network.reach;

import dev.brynje.kube.LabelSelector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The labels that some selectors ask for: what else a thing is labelled with tells nothing apart.
 */
final class Mentions {
  /** Stands for every value that no selector names. No label's value is like it. */
  private static final String OTHER = "\0";

  private final Map<String, Set<String>> values = new HashMap<>();

  void add(LabelSelector selector) {
    selector.matchLabels().forEach((key, value) -> of(key).add(value));
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      of(one.key()).addAll(one.values());
    }
  }

  /** Whether a selector asks for nothing that others do not ask for. */
  boolean hold(LabelSelector selector) {
    boolean known =
        selector.matchLabels().entrySet().stream()
            .allMatch(one -> values.getOrDefault(one.getKey(), Set.of()).contains(one.getValue()));
    return known
        && selector.matchExpressions().stream()
            .allMatch(one ->
                values.containsKey(one.key()) && values.get(one.key()).containsAll(one.values()));
  }

  private Set<String> of(String key) {
    return values.computeIfAbsent(key, _ -> new HashSet<>());
  }

  /** The labels as far as selectors tell them apart. */
  Map<String, String> projected(Map<String, String> labels) {
    Map<String, String> projected = HashMap.newHashMap(labels.size());
    labels.forEach((key, value) -> {
      Set<String> named = values.get(key);
      if (named != null) {
        projected.put(key, named.contains(value) ? value : OTHER);
      }
    });
    return projected;
  }
}

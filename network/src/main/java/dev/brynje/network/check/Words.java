package dev.brynje.network.check;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How findings name things. */
final class Words {
  /** More names than these are not read. */
  private static final int NAMED = 3;

  private Words() {}

  /** The first of some names, and how many more there are. */
  static String some(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : "%s and %d more"
            .formatted(String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
  }

  /** As {@code NetworkPolicy shop/web}; the first of them, and how many more there are. */
  static String policies(List<Policy> policies) {
    return some(policies.stream().map(one -> one.object().words()).toList());
  }

  /** As {@code app=api, tier In [web, api]}, in the order of the keys. */
  static String of(LabelSelector selector) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(selector.matchLabels()).forEach((key, value) -> words.add(key + "=" + value));
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      words.add(
          one.values().isEmpty()
              ? one.key() + " " + one.operator()
              : "%s %s %s".formatted(one.key(), one.operator(), one.values()));
    }
    return words.isEmpty() ? "any labels" : String.join(", ", words);
  }
}

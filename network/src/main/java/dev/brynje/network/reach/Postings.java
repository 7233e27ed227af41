package dev.brynje.network.reach;

import dev.brynje.kube.LabelSelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For each label, the things that carry it: what a selector selects is found without looking at
 * each.
 */
final class Postings {
  private final int size;
  private final Map<String, Map<String, Bits>> byValue = new HashMap<>();
  private final Map<String, Bits> byKey = new HashMap<>();

  Postings(List<Map<String, String>> labels) {
    this.size = labels.size();
    for (int i = 0; i < size; i++) {
      add(i, labels.get(i));
    }
  }

  private void add(int number, Map<String, String> labels) {
    labels.forEach((key, value) -> {
      byKey.computeIfAbsent(key, _ -> Bits.none(size)).set(number);
      byValue
          .computeIfAbsent(key, _ -> new HashMap<>())
          .computeIfAbsent(value, _ -> Bits.none(size))
          .set(number);
    });
  }

  /** The numbers of those that are selected. */
  Bits selected(LabelSelector selector) {
    Bits all = Bits.all(size);
    for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
      all = all.and(with(label.getKey(), label.getValue()));
    }
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      all =
          switch (one.operator()) {
            case "In" -> all.and(withAny(one));
            case "NotIn" -> all.minus(withAny(one));
            case "Exists" -> all.and(with(one.key()));
            case "DoesNotExist" -> all.minus(with(one.key()));
            default -> Bits.none(size);
          };
    }
    return all;
  }

  private Bits withAny(LabelSelector.Requirement one) {
    Bits any = Bits.none(size);
    one.values().forEach(value -> any.add(with(one.key(), value)));
    return any;
  }

  private Bits with(String key) {
    Bits found = byKey.get(key);
    return found == null ? Bits.none(size) : found;
  }

  private Bits with(String key, String value) {
    Bits found = byValue.getOrDefault(key, Map.of()).get(value);
    return found == null ? Bits.none(size) : found;
  }
}

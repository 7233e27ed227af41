package dev.brynje.kube.inventory;

import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes equal short strings one: the same kinds, namespaces and labels come with every object. A
 * table of fixed size, so that nothing grows; a string that is pushed out of it is kept twice, no
 * more.
 */
final class Shared {
  private static final int LONGEST = 64;
  private static final int SLOTS = 1 << 14;
  private static final AtomicReferenceArray<@Nullable String> SEEN =
      new AtomicReferenceArray<>(SLOTS);

  private Shared() {}

  static String text(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String seen = SEEN.get(slot);
    if (text.equals(seen)) {
      return seen;
    }
    SEEN.set(slot, text);
    return text;
  }

  static List<String> texts(List<String> texts) {
    List<String> shared = new ArrayList<>(texts.size());
    for (String text : texts) {
      shared.add(text(text));
    }
    return List.copyOf(shared);
  }

  static Map<String, String> texts(Map<String, String> texts) {
    Map<String, String> shared = HashMap.newHashMap(texts.size());
    texts.forEach((key, value) -> shared.put(text(key), text(value)));
    return Map.copyOf(shared);
  }

  static LabelSelector selector(LabelSelector selector) {
    List<LabelSelector.Requirement> requirements = new ArrayList<>();
    for (LabelSelector.Requirement requirement : selector.matchExpressions()) {
      requirements.add(
          new LabelSelector.Requirement(
              text(requirement.key()), text(requirement.operator()), texts(requirement.values())));
    }
    return new LabelSelector(texts(selector.matchLabels()), requirements);
  }
}

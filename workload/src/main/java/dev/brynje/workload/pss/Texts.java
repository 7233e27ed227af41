package dev.brynje.workload.pss;

import dev.brynje.kube.Field;
import dev.brynje.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels and annotations as the API server takes them: a null one is an empty text. */
final class Texts {
  private Texts() {}

  static Map<String, String> of(Field mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (mapping.node().orElse(null) instanceof Mapping one) {
      for (Mapping.Entry entry : one.entries()) {
        texts.put(entry.key(), mapping.get(entry.key()).string().orElse(""));
      }
    }
    return texts;
  }
}

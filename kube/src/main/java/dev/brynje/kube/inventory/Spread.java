package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.Pod;
import java.util.Map;

/** Whether the pods of a workload are asked to keep apart from each other. */
final class Spread {
  private Spread() {}

  static boolean isWanted(Pod pod) {
    Field constraints = pod.spec().get("topologySpreadConstraints");
    Field antiAffinity = pod.spec().at("affinity", "podAntiAffinity");
    if (!constraints.present() && !antiAffinity.present()) {
      return false;
    }
    Map<String, String> labels = pod.labels();
    for (Field constraint : constraints.items()) {
      if (selects(constraint, labels)) {
        return true;
      }
    }
    for (Field term : antiAffinity.get("requiredDuringSchedulingIgnoredDuringExecution").items()) {
      if (selects(term, labels)) {
        return true;
      }
    }
    for (Field term : antiAffinity.get("preferredDuringSchedulingIgnoredDuringExecution").items()) {
      if (selects(term.get("podAffinityTerm"), labels)) {
        return true;
      }
    }
    return false;
  }

  /** An absent selector selects no pod, and without one there may be no {@code matchLabelKeys}. */
  private static boolean selects(Field term, Map<String, String> labels) {
    Field selector = term.get("labelSelector");
    return selector.present() && LabelSelector.of(selector).matches(labels);
  }
}

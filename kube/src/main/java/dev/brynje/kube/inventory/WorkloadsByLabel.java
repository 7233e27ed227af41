package dev.brynje.kube.inventory;

import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The workloads of one namespace by each label of their pods. A selector is then held against those
 * only that have its rarest label, since thousands of selectors against thousands of workloads must
 * not cost their product.
 */
final class WorkloadsByLabel {
  private final List<WorkloadFact> all;
  private final Map<String, Map<String, List<WorkloadFact>>> byLabel = new HashMap<>();
  private final Map<LabelSelector, List<WorkloadFact>> answered = new HashMap<>();

  WorkloadsByLabel(List<WorkloadFact> all) {
    this.all = all;
    for (WorkloadFact workload : all) {
      workload
          .labels()
          .forEach((key, value) ->
              byLabel
                  .computeIfAbsent(key, _ -> new HashMap<>())
                  .computeIfAbsent(value, _ -> new ArrayList<>())
                  .add(workload));
    }
  }

  List<WorkloadFact> selected(LabelSelector selector) {
    return answered.computeIfAbsent(
        selector,
        asked ->
            candidates(asked).stream()
                .filter(workload -> asked.matches(workload.labels()))
                .toList());
  }

  boolean selectsAny(LabelSelector selector) {
    for (WorkloadFact workload : candidates(selector)) {
      if (selector.matches(workload.labels())) {
        return true;
      }
    }
    return false;
  }

  private List<WorkloadFact> candidates(LabelSelector selector) {
    List<WorkloadFact> fewest = all;
    for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
      List<WorkloadFact> having =
          byLabel.getOrDefault(label.getKey(), Map.of()).getOrDefault(label.getValue(), List.of());
      if (having.size() < fewest.size()) {
        fewest = having;
      }
    }
    if (selector.matchLabels().isEmpty()) {
      for (LabelSelector.Requirement requirement : selector.matchExpressions()) {
        fewest = fewer(fewest, requirement);
      }
    }
    return fewest;
  }

  private List<WorkloadFact> fewer(
      List<WorkloadFact> fewest, LabelSelector.Requirement requirement) {
    if (!requirement.operator().equals("In")) {
      return fewest;
    }
    Map<String, List<WorkloadFact>> byValue = byLabel.getOrDefault(requirement.key(), Map.of());
    List<WorkloadFact> having = new ArrayList<>();
    for (String value : requirement.values().stream().distinct().toList()) {
      having.addAll(byValue.getOrDefault(value, List.of()));
    }
    return having.size() < fewest.size() ? having : fewest;
  }
}

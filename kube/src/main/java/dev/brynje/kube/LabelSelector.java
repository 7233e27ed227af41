package dev.brynje.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A label selector: all of its requirements must hold. An empty one selects everything.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {
  /** Selects nothing, as an absent selector does in most places. */
  public static final LabelSelector NOTHING =
      new LabelSelector(Map.of(), List.of(new Requirement("", "", List.of())));

  public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

  /** One of {@code matchExpressions}; an operator that the API does not know selects nothing. */
  public record Requirement(String key, String operator, List<String> values) {
    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }

  public LabelSelector {
    matchLabels = Map.copyOf(matchLabels);
    matchExpressions = List.copyOf(matchExpressions);
  }

  /** Reads {@code matchLabels} and {@code matchExpressions}. */
  public static LabelSelector of(Field selector) {
    List<Requirement> requirements = new ArrayList<>();
    for (Field expression : selector.get("matchExpressions").items()) {
      requirements.add(
          new Requirement(
              expression.get("key").string().orElse(""),
              expression.get("operator").string().orElse(""),
              expression.get("values").strings()));
    }
    return new LabelSelector(KubeObject.texts(selector.get("matchLabels")), requirements);
  }

  /** Reads the plain map of labels that Services and ReplicationControllers have. */
  public static LabelSelector ofLabels(Field labels) {
    return new LabelSelector(KubeObject.texts(labels), List.of());
  }

  /** Written out, as equals is, since a record's own is linked anew at every start. */
  @Override
  public int hashCode() {
    return 31 * matchLabels.hashCode() + matchExpressions.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelSelector selector
        && matchLabels.equals(selector.matchLabels)
        && matchExpressions.equals(selector.matchExpressions);
  }

  public boolean isEmpty() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  /** Whether something with these labels is selected. */
  public boolean matches(Map<String, String> labels) {
    for (Map.Entry<String, String> wanted : matchLabels.entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    for (Requirement requirement : matchExpressions) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }
}

package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.kube.LabelSelector;

/** Reads label selectors as the API server takes them. */
final class Selectors {
  private Selectors() {}

  static LabelSelector read(Written written, Field selector) {
    for (Field expression : selector.get("matchExpressions").items()) {
      check(written, expression);
    }
    return LabelSelector.of(selector);
  }

  private static void check(Written written, Field expression) {
    Field values = expression.get("values");
    boolean hasValues = !values.items().isEmpty();
    String operator = expression.get("operator").string().orElse("");
    switch (operator) {
      case "In", "NotIn" -> {
        if (!hasValues) {
          written.refuse(
              values, "Required value: must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (hasValues) {
          written.refuse(
              values,
              "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      default ->
          written.refuseValue(
              expression.get("operator"), quoted(operator), "not a valid selector operator");
    }
    if (expression.get("key").string().orElse("").isEmpty()) {
      written.refuse(expression.get("key"), "Required value: name part must be non-empty");
    }
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}

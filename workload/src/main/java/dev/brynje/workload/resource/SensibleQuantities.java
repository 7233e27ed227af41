package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class SensibleQuantities implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/sensible-quantities", Ring.WORKLOAD, Severity.LOW)
          .title("Quantities are of a size that can be meant")
          .rationale(
              """
              The units are easily mixed up: memory 500m is half a byte, because m is a
              thousandth, and cpu 500 is five hundred cores. The object is accepted, and then the
              container never starts, is never scheduled, or has no limit worth the name.
              """)
          .remediation("Write cpu as 500m for half a core and memory as 500Mi")
          .effort(Effort.LINE)
          .reference("cwe", "CWE-1284")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    resources:
                      limits: {memory: 500m}
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    resources:
                      limits: {memory: 500Mi}
              """)
          .define();

  private static final Quantity LEAST_CPU = Quantity.of("1m").orElseThrow();
  private static final Quantity MOST_CPU = Quantity.of(256);
  private static final Quantity LEAST_BYTES = Quantity.of(1L << 20);
  private static final Quantity MOST_BYTES = Quantity.of(1L << 45);

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    judge("", pod.spec().get("resources"), verdict);
    for (Container container : pod.containers()) {
      judge(container.name(), container.field().get("resources"), verdict);
    }
  }

  private static void judge(String container, Field resources, Verdict verdict) {
    for (Field request : resources.get("requests").fields()) {
      judgeOne(container, request, verdict);
    }
    for (Field limit : resources.get("limits").fields()) {
      judgeOne(container, limit, verdict);
    }
  }

  private static void judgeOne(String container, Field field, Verdict verdict) {
    Quantity quantity = Demand.quantity(field).orElse(null);
    if (quantity == null || quantity.signum() <= 0) {
      return;
    }
    switch (field.name()) {
      case "cpu" -> cpu(container, field, quantity, verdict);
      case "memory", "ephemeral-storage" -> bytes(container, field, quantity, verdict);
      default -> {}
    }
  }

  private static void cpu(String container, Field field, Quantity quantity, Verdict verdict) {
    String text = field.stringOrNumber().orElse("");
    if (quantity.compareTo(MOST_CPU) > 0) {
      Complaint complaint =
          verdict.fail(container, field, "cpu %s is more cores than a node has".formatted(text));
      if (isDigits(text)) {
        complaint.remedy("Write %sm, if thousandths of a core are meant".formatted(text));
      }
    } else if (quantity.compareTo(LEAST_CPU) < 0) {
      verdict.fail(container, field, "cpu %s is less than a thousandth of a core".formatted(text));
    }
  }

  private static void bytes(String container, Field field, Quantity quantity, Verdict verdict) {
    String text = field.stringOrNumber().orElse("");
    if (quantity.compareTo(LEAST_BYTES) < 0) {
      Complaint complaint =
          verdict.fail(
              container, field, "%s %s is %s".formatted(field.name(), text, size(quantity)));
      String number = text.endsWith("m") ? text.substring(0, text.length() - 1) : text;
      if (isDigits(number)) {
        complaint.remedy("Write %sMi, if mebibytes are meant".formatted(number));
      }
    } else if (quantity.compareTo(MOST_BYTES) > 0) {
      verdict.fail(container, field, "%s %s is more than a node has".formatted(field.name(), text));
    }
  }

  private static String size(Quantity bytes) {
    boolean hasMoreThanThreePlaces = bytes.billionths() % 1_000_000 != 0;
    if (hasMoreThanThreePlaces) {
      return "less than a thousandth of a byte";
    }
    String plain = bytes.plain();
    return plain + (plain.equals("1") ? " byte" : " bytes");
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

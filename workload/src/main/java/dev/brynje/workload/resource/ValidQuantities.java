package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class ValidQuantities implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/valid-quantities", Ring.WORKLOAD, Severity.HIGH)
          .title("Quantities are written as the API server reads them")
          .rationale(
              """
              512MB and 1 Gi are no quantities. The API server refuses the object, and the limit
              that was meant never holds.
              """)
          .remediation(
              "Write a number with m, k, M, G, Ki, Mi or Gi and nothing between: 500m, 512Mi, 2Gi")
          .effort(Effort.LINE)
          .reference("cwe", "CWE-1286")
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
                      limits: {memory: 512MB}
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
                      limits: {memory: 512Mi}
              """)
          .define();

  private static final Pattern AS_PEOPLE_WRITE =
      Pattern.compile("([0-9.]{1,20})\\s{0,3}([kKmMgGtT])(?:i?[bB]|i)?");

  private static final int LONGEST = 40;

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
    for (Field volume : pod.spec().get("volumes").items()) {
      judgeOne(
          "",
          volume.get("name").string().orElse(""),
          volume.get("emptyDir").get("sizeLimit"),
          verdict);
    }
  }

  private static void judge(String container, Field resources, Verdict verdict) {
    for (Field request : resources.get("requests").fields()) {
      judgeOne(container, "", request, verdict);
    }
    for (Field limit : resources.get("limits").fields()) {
      judgeOne(container, "", limit, verdict);
    }
  }

  private static void judgeOne(String container, String volume, Field field, Verdict verdict) {
    String text = field.stringOrNumber().orElse("0");
    Optional<Quantity> quantity = Quantity.of(text);
    Complaint complaint;
    if (quantity.isEmpty()) {
      complaint =
          verdict.fail(
              container,
              field,
              "%s is no quantity, so the API server refuses it"
                  .formatted(Secrets.shortened(text, LONGEST)));
      meant(text).map("Write "::concat).ifPresent(complaint::remedy);
    } else if (quantity.get().signum() < 0) {
      complaint =
          verdict.fail(
              container, field, "%s is negative, so the API server refuses it".formatted(text));
    } else {
      return;
    }
    if (!volume.isEmpty()) {
      complaint.evidence("volume", volume);
    }
  }

  /** The unit as people write it: {@code 512 MB}, {@code 512MiB}, {@code 512mb}. */
  private static Optional<String> meant(String text) {
    Matcher form = AS_PEOPLE_WRITE.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(form.group(1) + form.group(2).toUpperCase(Locale.ROOT) + "i");
  }
}

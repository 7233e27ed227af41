package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Optional;

final class NoTiller implements PodCheck {
  private static final List<String> LABELS = List.of("name", "app", "app.kubernetes.io/name");

  private static final Control CONTROL =
      Control.named("workload/no-tiller", Ring.WORKLOAD, Severity.HIGH)
          .title("Tiller does not run")
          .rationale(
              """
              Tiller, the server of Helm 2, carries out whatever reaches its port, by default
              without asking who it is and with the rights of a cluster administrator. It has had
              no fixes since 2020.
              """)
          .remediation("Move the releases to Helm 3, which needs no server, and delete Tiller")
          .effort(Effort.WORK)
          .reference("checkov", "CKV_K8S_34", "CKV_K8S_45")
          .reference("trivy", "KSV-0102")
          .reference("nsm", "2.1.2")
          .reference("cwe", "CWE-306")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/helm/tiller:v2.17.0
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
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      if (reference != null && reference.name().equals("tiller")) {
        verdict
            .fail(image.container(), image.field(), "%s is Helm 2's server".formatted(image.text()))
            .evidence("image", image.text());
      }
    }
    if (verdict.complaints().isEmpty()) {
      label(pod.metadata().get("labels"))
          .ifPresent(label -> verdict.fail(label, "the pod is labelled as Helm 2's server"));
    }
  }

  /** The label, or the requirement of a selector, that names Tiller. */
  static Optional<Field> label(Field labels) {
    return LABELS.stream()
        .map(labels::get)
        .filter(label -> label.string().orElse("").equalsIgnoreCase("tiller"))
        .findFirst();
  }
}

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

final class NoDashboard implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-kubernetes-dashboard", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The Kubernetes dashboard does not run")
          .rationale(
              """
              The dashboard is a web page with the rights of its service account, and has been the
              way into clusters that were found by search engines. Its project was archived in
              January 2026 and gets no fixes.
              """)
          .remediation(
              "Delete it; use kubectl, or a tool that runs with the rights of the person who looks")
          .effort(Effort.WORK)
          .reference("checkov", "CKV_K8S_33")
          .reference("kubescape", "C-0014")
          .reference("nsm", "2.5.2")
          .reference("cwe", "CWE-1104")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: docker.io/kubernetesui/dashboard:v2.7.0
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

  private static final List<String> LABELS =
      List.of("k8s-app", "app", "app.kubernetes.io/name", "app.kubernetes.io/part-of");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      if (reference != null && isDashboard(reference)) {
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s is the Kubernetes dashboard".formatted(image.text()))
            .evidence("image", image.text());
      }
    }
    Field labels = pod.metadata().get("labels");
    for (String label : LABELS) {
      Field value = labels.get(label);
      if (value.string().orElse("").equals("kubernetes-dashboard")
          && verdict.complaints().isEmpty()) {
        verdict.fail(value, "the pod is labelled as the Kubernetes dashboard");
      }
    }
  }

  private static boolean isDashboard(ImageReference reference) {
    return reference.path().startsWith("kubernetesui/dashboard")
        || reference.name().startsWith("kubernetes-dashboard");
  }
}

package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class ServiceAccountName implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/service-account-name", Ring.WORKLOAD, Severity.LOW)
          .title("The service account is named in serviceAccountName alone")
          .rationale(
              """
              The field serviceAccount is an old name for serviceAccountName, kept for old
              manifests. Where both stand, the new one holds, and a reader who looks at the other
              believes in rights that the pod does not have.
              """)
          .remediation("Write spec.serviceAccountName and remove spec.serviceAccount")
          .reference("cwe", "CWE-477")
          .reference("kube-linter", "deprecated-service-account-field")
          .reference("kubescape", "C-0294")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                serviceAccount: api
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                serviceAccountName: api
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
    Field old = pod.spec().get("serviceAccount");
    String name = old.string().orElse("");
    if (name.isEmpty()) {
      return;
    }
    String holds = pod.spec().get("serviceAccountName").string().orElse("");
    if (holds.isEmpty()) {
      verdict.fail(old, "serviceAccount is the old name of serviceAccountName");
    } else if (holds.equals(name)) {
      verdict.fail(old, "serviceAccount repeats serviceAccountName").severity(Severity.INFO);
    } else {
      verdict
          .fail(
              old,
              "serviceAccount says %s, but serviceAccountName says %s, which holds"
                  .formatted(name, holds))
          .severity(Severity.MEDIUM);
    }
  }
}

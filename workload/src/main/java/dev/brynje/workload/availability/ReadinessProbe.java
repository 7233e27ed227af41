package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class ReadinessProbe implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/readiness-probe", Ring.WORKLOAD, Severity.LOW)
          .title("Every long-running container has a readiness probe")
          .rationale(
              """
              Without a readiness probe a pod gets traffic from the moment its process starts, and
              keeps it when it can no longer answer. During each rollout requests fail, and a
              rollout of a broken version does not stop.
              """)
          .remediation(
              "Add a readinessProbe to the container that asks whether it can answer requests")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "no-readiness-probe")
          .reference("kube-score", "pod-probes")
          .reference("polaris", "readinessProbeMissing")
          .reference("checkov", "CKV_K8S_9")
          .reference("kubescape", "C-0018")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
                        readinessProbe:
                          httpGet:
                            path: /ready
                            port: 8080
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  /** Knative probes the port of a container by itself. */
  @Override
  public boolean concerns(Pod pod, Container container) {
    return Longevity.isWanted(pod, container) && !Longevity.isKnative(pod);
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field probe = container.field().get("readinessProbe");
    if (!probe.present()) {
      verdict.fail(probe, "no readinessProbe is set, so traffic comes before it can answer");
    }
  }
}

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

final class LivenessProbe implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/liveness-probe", Ring.WORKLOAD, Severity.LOW)
          .title("Every long-running container has a liveness probe")
          .rationale(
              """
              A process that hangs still counts as running. Only a liveness probe lets the kubelet
              see it and start the container anew; without one it stays down until a person
              notices.
              """)
          .remediation(
              "Add a livenessProbe to the container that asks the process alone, not what "
                  + "it depends on")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "no-liveness-probe")
          .reference("kube-score", "pod-probes")
          .reference("polaris", "livenessProbeMissing")
          .reference("checkov", "CKV_K8S_8")
          .reference("kubescape", "C-0056")
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
                        livenessProbe:
                          httpGet:
                            path: /alive
                            port: 8080
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return Longevity.isWanted(pod, container);
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field probe = container.field().get("livenessProbe");
    if (!probe.present()) {
      verdict.fail(probe, "no livenessProbe is set, so a process that hangs stays");
    }
  }
}

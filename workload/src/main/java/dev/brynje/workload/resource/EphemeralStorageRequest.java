package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class EphemeralStorageRequest implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/ephemeral-storage-request", Ring.WORKLOAD, Severity.INFO)
          .title("Containers request ephemeral storage")
          .rationale(
              """
              Logs, the writable layer and emptyDir volumes fill the disk of the node. The
              scheduler counts that space only when it is requested.
              """)
          .remediation("Set resources.requests.ephemeral-storage")
          .effort(Effort.BLOCK)
          .reference("kube-score", "container-ephemeral-storage-request-and-limit")
          .reference("cwe", "CWE-770")
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
                    resources: {}
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
                      requests:
                        ephemeral-storage: 64Mi
              """)
          .define();

  private static final Demand DEMAND = new Demand("requests", "ephemeral-storage");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return container.type() != Container.Type.EPHEMERAL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    if (!DEMAND.holds(pod, container)) {
      verdict.fail(
          DEMAND.of(container),
          DEMAND.missing(container) + ", so the scheduler does not count the disk that it fills");
    }
  }
}

package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class EphemeralStorageLimit implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/ephemeral-storage-limit", Ring.WORKLOAD, Severity.LOW)
          .title("Containers have a limit of ephemeral storage")
          .rationale(
              """
              A container that writes without end, into a log or a temporary file, fills the disk
              of the node: then no pod starts there, and the kubelet evicts pods that did nothing
              wrong. With a limit only the culprit goes.
              """)
          .remediation("Set resources.limits.ephemeral-storage")
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
                      limits:
                        ephemeral-storage: 256Mi
              """)
          .define();

  private static final Demand DEMAND = new Demand("limits", "ephemeral-storage");

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
          DEMAND.missing(container) + ", so it may fill the disk of the node");
    }
  }
}

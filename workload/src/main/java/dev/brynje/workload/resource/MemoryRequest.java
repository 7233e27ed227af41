package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class MemoryRequest implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/memory-request", Ring.WORKLOAD, Severity.LOW)
          .title("Containers request memory")
          .rationale(
              """
              The request decides where a pod fits and who goes first when a node runs out of
              memory: pods without one are the first to be killed, and push others over the edge
              before.
              """)
          .remediation("Set resources.requests.memory to what the container needs")
          .effort(Effort.BLOCK)
          .reference("kube-score", "container-resources")
          .reference("checkov", "CKV_K8S_12")
          .reference("polaris", "memoryRequestsMissing")
          .reference("trivy", "KSV-0016")
          .reference("kubesec", "RequestsMemory")
          .reference("kubescape", "C-0269", "C-0004")
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
                        memory: 128Mi
              """)
          .define();

  private static final Demand DEMAND = new Demand("requests", "memory");

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
          DEMAND.missing(container) + ", so it is the first to be killed when the node runs out");
    }
  }
}

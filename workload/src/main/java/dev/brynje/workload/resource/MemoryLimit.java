package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class MemoryLimit implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/memory-limit", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers have a limit of memory")
          .rationale(
              """
              Memory cannot be taken back as CPU time can. A leak, or a request that makes a
              parser unfold, then takes the memory of the whole node, and the kernel kills what it
              finds: other tenants, or the kubelet.
              """)
          .remediation(
              "Set resources.limits.memory; for memory, the same as the request is a good choice")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "unset-memory-requirements")
          .reference("kube-score", "container-resources")
          .reference("checkov", "CKV_K8S_13")
          .reference("polaris", "memoryLimitsMissing")
          .reference("trivy", "KSV-0018")
          .reference("kubesec", "LimitsMemory")
          .reference("kubescape", "C-0271", "C-0004", "C-0009")
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
                        memory: 128Mi
              """)
          .define();

  private static final Demand DEMAND = new Demand("limits", "memory");

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
          DEMAND.missing(container) + ", so one leak takes the memory of the node");
    }
  }
}

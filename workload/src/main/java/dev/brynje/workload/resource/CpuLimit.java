package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class CpuLimit implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/cpu-limit", Ring.WORKLOAD, Severity.INFO)
          .title("Containers have a limit of CPU time")
          .rationale(
              """
              Without a limit a container may take all CPU time that is free, which is often
              wanted; but one that is broken into mines with all of it, and neighbours without
              requests starve. Whether to set it is a choice between predictability and speed.
              """)
          .remediation(
              "Set resources.limits.cpu well above the request, or decide that requests are enough")
          .effort(Effort.BLOCK)
          .reference("kube-score", "container-resources")
          .reference("checkov", "CKV_K8S_11")
          .reference("polaris", "cpuLimitsMissing")
          .reference("trivy", "KSV-0011")
          .reference("kubesec", "LimitsCPU")
          .reference("kubescape", "C-0270", "C-0050", "C-0009")
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
                        cpu: 500m
              """)
          .define();

  private static final Demand DEMAND = new Demand("limits", "cpu");

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
          DEMAND.of(container), DEMAND.missing(container) + ", so it may take all that is free");
    }
  }
}

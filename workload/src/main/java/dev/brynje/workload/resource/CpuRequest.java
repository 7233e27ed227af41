package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class CpuRequest implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/cpu-request", Ring.WORKLOAD, Severity.LOW)
          .title("Containers request CPU time")
          .rationale(
              """
              The request is what the scheduler sets aside. Without one the pod lands on a node
              that is already full, and under pressure it gets the smallest share of all.
              """)
          .remediation("Set resources.requests.cpu to what the container needs on an ordinary day")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "unset-cpu-requirements")
          .reference("kube-score", "container-resources")
          .reference("checkov", "CKV_K8S_10")
          .reference("polaris", "cpuRequestsMissing")
          .reference("trivy", "KSV-0015")
          .reference("kubesec", "RequestsCPU")
          .reference("kubescape", "C-0268", "C-0050")
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
                        cpu: 100m
              """)
          .define();

  private static final Demand DEMAND = new Demand("requests", "cpu");

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
          DEMAND.missing(container) + ", so the scheduler sets nothing aside");
    }
  }
}

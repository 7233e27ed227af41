package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class RunAsNonRoot implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/run-as-non-root", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers run as a non-root user")
          .rationale(
              """
              Root in a container is root to the kernel. Whoever breaks out of it, through a mount, a
              capability or a kernel bug, is root on the node. With runAsNonRoot the kubelet refuses
              to start an image that would run as user 0.
              """)
          .remediation("Set securityContext.runAsNonRoot: true on the pod or the container")
          .reference("pss", "runAsNonRoot")
          .reference("kube-linter", "run-as-non-root")
          .reference("polaris", "runAsRootAllowed")
          .reference("checkov", "CKV_K8S_23")
          .reference("trivy", "KSV-0012")
          .reference("kubesec", "RunAsNonRoot")
          .reference("kubescape", "C-0013", "C-0198", "C-0218")
          .reference("cwe", "CWE-250")
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
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  runAsNonRoot: true
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
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field setting = container.effective("runAsNonRoot");
    if (!setting.present()) {
      verdict.fail(setting, "runAsNonRoot is not set, so the image decides who runs");
    } else if (setting.isFalse()) {
      verdict.fail(setting, "runAsNonRoot is false").remedy("Set runAsNonRoot: true here");
    }
  }
}

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
              Root in a container is root to the kernel. Whoever breaks out of it, through a mount,
              a capability or a kernel bug, is root on the node. With runAsNonRoot the kubelet
              refuses to start an image that would run as user 0, or on Windows as
              ContainerAdministrator.
              """)
          .remediation("Set securityContext.runAsNonRoot: true on the pod or the container")
          .reference("pss", "runAsNonRoot")
          .reference("cis", "5.2.7")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "run-as-non-root")
          .reference("polaris", "runAsRootAllowed")
          .reference("checkov", "CKV_K8S_23", "CKV_K8S_29")
          .reference("trivy", "KSV-0012", "KSV-0118")
          .reference("kubesec", "RunAsNonRoot")
          .reference("kubescape", "C-0013", "C-0198", "C-0211", "C-0218")
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
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field setting = container.effective("runAsNonRoot");
    if (setting.isTrue()) {
      return;
    }
    String state = setting.present() ? "runAsNonRoot is false" : "runAsNonRoot is not set";
    Field user = container.effective("runAsUser");
    if (user.integer().isPresent()) {
      verdict
          .fail(setting, state + " beside runAsUser, so nothing guards the number")
          .severity(Severity.LOW);
    } else if (pod.spec().get("hostUsers").isFalse()) {
      verdict
          .fail(setting, state + ", so root is held by the user namespace alone")
          .severity(Severity.MEDIUM);
    } else {
      verdict.fail(setting, state + ", so the image decides who runs");
    }
  }
}

package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class SeccompProfile implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/seccomp-profile", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers run under a seccomp profile")
          .rationale(
              """
              The runtime's profile closes the system calls that containers never need and kernel
              exploits often do. Kubernetes does not use it unless the manifest, or a setting of the
              kubelet, says so.
              """)
          .remediation("Set securityContext.seccompProfile.type: RuntimeDefault on the pod")
          .reference("pss", "seccompProfile_restricted", "seccompProfile_baseline")
          .reference("cis", "5.7.2")
          .reference("nsa-cisa", "Hardening container environments")
          .reference("nsm", "2.3.8")
          .reference("cwe", "CWE-693")
          .reference("kube-score", "container-seccomp-profile")
          .reference("polaris", "linuxHardening")
          .reference("checkov", "CKV_K8S_29", "CKV_K8S_31")
          .reference("trivy", "KSV-0030", "KSV-0104", "KSV-0118")
          .reference("kubesec", "SeccompAny", "SeccompUnconfined")
          .reference("kubescape", "C-0055", "C-0210", "C-0211")
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
                  seccompProfile:
                    type: RuntimeDefault
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
    Field profile = container.effective("seccompProfile");
    if (!profile.present()) {
      verdict.fail(
          profile,
          annotated(pod, container)
              ? "seccomp is set by an annotation alone, which Kubernetes 1.27 and later ignores"
              : "no seccomp profile is set, so every system call is open");
      return;
    }
    Field type = profile.get("type");
    switch (type.string().orElse("")) {
      case "RuntimeDefault" -> {}
      case "Localhost" -> {
        Field file = profile.get("localhostProfile");
        if (file.string().orElse("").isEmpty()) {
          verdict
              .fail(file, "type Localhost names no profile of the node")
              .remedy("Set localhostProfile to a file below the kubelet's seccomp directory");
        }
      }
      case "Unconfined" ->
          verdict
              .fail(type, "seccomp is switched off, so every system call is open")
              .severity(Severity.HIGH);
      case "" -> verdict.fail(type, "seccompProfile has no type");
      default ->
          verdict.fail(
              type, "%s is no type of seccomp profile".formatted(type.string().orElse("")));
    }
  }

  private static boolean annotated(Pod pod, Container container) {
    Field annotations = pod.metadata().get("annotations");
    return annotations.get("seccomp.security.alpha.kubernetes.io/pod").present()
        || annotations
            .get("container.seccomp.security.alpha.kubernetes.io/" + container.name())
            .present();
  }
}

package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class ReadOnlyRootFilesystem implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/read-only-root-filesystem", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The root file system of containers is read-only")
          .rationale(
              """
              An attacker who gets into a program first writes: a tool, a script, a changed page. On
              a read-only root there is nowhere to, except for the volumes that the program was
              given for its own files, and what runs stays what was built.
              """)
          .remediation(
              """
              Set securityContext.readOnlyRootFilesystem: true and mount an emptyDir where the \
              program writes\
              """)
          .effort(Effort.BLOCK)
          .reference("nsa-cisa", "Immutable container file systems")
          .reference("nsm", "2.3.2")
          .reference("cwe", "CWE-732")
          .reference("kube-linter", "no-read-only-root-fs")
          .reference("kube-score", "container-security-context-readonlyrootfilesystem")
          .reference("polaris", "notReadOnlyRootFilesystem")
          .reference("checkov", "CKV_K8S_22", "CKV_K8S_30")
          .reference("trivy", "KSV-0014", "KSV-0118")
          .reference("kubesec", "ReadOnlyRootFilesystem")
          .reference("kubescape", "C-0017", "C-0211")
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
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      readOnlyRootFilesystem: true
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  /** Windows cannot: its processes write to the registry and the system's files. */
  @Override
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field setting = container.securityContext().get("readOnlyRootFilesystem");
    if (setting.isFalse()) {
      verdict.fail(setting, "the root file system is writable").remedy("Set it to true here");
    } else if (!setting.present()) {
      verdict.fail(
          setting, "readOnlyRootFilesystem is not set, so the root file system is writable");
    }
  }
}

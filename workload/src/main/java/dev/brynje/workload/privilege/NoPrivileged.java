package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoPrivileged implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-privileged", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No container is privileged")
          .rationale(
              """
              A privileged container has every capability, every device of the node and no seccomp
              or AppArmor profile. From inside, the disk of the node is one mount command away: it
              is root on the node with extra steps.
              """)
          .remediation(
              "Remove securityContext.privileged and add only the capability that is missing")
          .reference("pss", "privileged")
          .reference("cis", "5.2.2")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "privileged-container")
          .reference("kube-score", "container-security-context-privileged")
          .reference("polaris", "runAsPrivileged")
          .reference("checkov", "CKV_K8S_16")
          .reference("trivy", "KSV-0017")
          .reference("kubesec", "Privileged")
          .reference("kubescape", "C-0057", "C-0193", "C-0213")
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
                    securityContext:
                      privileged: true
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
                      privileged: false
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field privileged = container.securityContext().get("privileged");
    if (privileged.isTrue()) {
      verdict.fail(privileged, "the container is privileged, so it owns the node");
    }
  }
}

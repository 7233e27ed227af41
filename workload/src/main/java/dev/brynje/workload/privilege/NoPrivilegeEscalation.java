package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoPrivilegeEscalation implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-privilege-escalation", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Processes cannot gain privileges that their parent lacks")
          .rationale(
              """
              With allowPrivilegeEscalation: false the kernel ignores setuid bits and file
              capabilities (no_new_privs). Without it one setuid program that the image happens to
              carry, such as su or mount, makes a non-root process root again.
              """)
          .remediation("Set securityContext.allowPrivilegeEscalation: false")
          .reference("pss", "allowPrivilegeEscalation")
          .reference("cis", "5.2.6")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-269")
          .reference("kube-linter", "privilege-escalation-container")
          .reference("polaris", "privilegeEscalationAllowed")
          .reference("checkov", "CKV_K8S_20", "CKV_K8S_30")
          .reference("trivy", "KSV-0001", "KSV-0118")
          .reference("kubesec", "AllowPrivilegeEscalation")
          .reference("kubescape", "C-0016", "C-0197", "C-0211", "C-0217")
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
                      allowPrivilegeEscalation: false
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  /** A privileged container may not decline: the API server refuses the two together. */
  @Override
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows() && !container.securityContext().get("privileged").isTrue();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field setting = container.securityContext().get("allowPrivilegeEscalation");
    if (setting.isTrue()) {
      verdict.fail(setting, "setuid programs of the image may make the process root");
    } else if (!setting.present()) {
      verdict.fail(
          setting,
          "allowPrivilegeEscalation is not set, so setuid programs of the image may make the"
              + " process root");
    }
  }
}

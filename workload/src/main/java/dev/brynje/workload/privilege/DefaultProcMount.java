package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class DefaultProcMount implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/default-proc-mount", Ring.WORKLOAD, Severity.HIGH)
          .title("The runtime masks what is sensitive below /proc")
          .rationale(
              """
              The runtime hides or write-protects the parts of /proc that show or change the whole
              node, such as kcore and sysrq-trigger. With procMount: Unmasked they are open, and
              only a user namespace (hostUsers: false) keeps a root process from using them.
              """)
          .remediation("Remove securityContext.procMount")
          .reference("pss", "procMount", "procMount_restricted")
          .reference("nsm", "2.3.8")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "unsafe-proc-mount")
          .reference("polaris", "procMount")
          .reference("trivy", "KSV-0027")
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
                      procMount: Unmasked
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
                      procMount: Default
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field procMount = container.securityContext().get("procMount");
    if (!procMount.present() || procMount.string().filter("Default"::equals).isPresent()) {
      return;
    }
    Complaint complaint =
        verdict.fail(
            procMount,
            "procMount is %s, so /proc is open".formatted(procMount.string().orElse("")));
    if (pod.spec().get("hostUsers").isFalse()) {
      complaint.severity(Severity.INFO);
    }
  }
}

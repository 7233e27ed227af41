package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class ProcMount implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/procMount", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers see /proc masked")
          .rationale(
              """
              The runtime hides the parts of /proc through which the kernel is read and steered,
              such as kcore and sysrq-trigger. Unmasked, they are open to the container, unless it
              runs in a user namespace where it may not use them.
              """)
          .remediation("Remove securityContext.procMount")
          .reference("pss", "procMount")
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
  public void judge(Pod pod, Verdict verdict) {
    judgeAll(pod, verdict);
  }

  /** What the restricted level judges too, without exception. */
  static void judgeAll(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      Field procMount = container.securityContext().get("procMount");
      String kind = procMount.string().orElse("Default");
      if (!kind.equals("Default")) {
        verdict
            .fail(container.name(), procMount, "procMount is " + (kind.isEmpty() ? "empty" : kind))
            .evidence("procMount", kind);
      }
    }
  }
}

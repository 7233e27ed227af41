package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class ProcMountRestricted implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/procMount_restricted", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers see /proc masked, in user namespaces as well")
          .rationale(
              """
              An unmasked /proc shows what the kernel keeps from containers. The restricted level
              refuses it even where a user namespace takes the power over it away, since what can
              be read is still told.
              """)
          .remediation("Remove securityContext.procMount")
          .reference("pss", "procMount_restricted")
          .reference("trivy", "KSV-0027")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostUsers: false

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
                hostUsers: false

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
    ProcMount.judgeAll(pod, verdict);
  }
}

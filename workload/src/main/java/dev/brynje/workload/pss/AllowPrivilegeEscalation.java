package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class AllowPrivilegeEscalation implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/allowPrivilegeEscalation", Ring.WORKLOAD, Severity.HIGH)
          .title("Processes cannot gain privileges")
          .rationale(
              """
              Where escalation is allowed, a setuid program in the image, sudo or su for example,
              makes root of any user. Set to false, the kernel lets no process have more than the
              one that started it.
              """)
          .remediation("Set securityContext.allowPrivilegeEscalation: false on each container")
          .reference("pss", "allowPrivilegeEscalation")
          .reference("cis", "5.2.6")
          .reference("trivy", "KSV-0001")
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

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      Field allowed = container.securityContext().get("allowPrivilegeEscalation");
      if (!allowed.isFalse()) {
        verdict.fail(
            container.name(),
            allowed,
            "allowPrivilegeEscalation is " + (allowed.present() ? "true" : "not set"));
      }
    }
  }
}

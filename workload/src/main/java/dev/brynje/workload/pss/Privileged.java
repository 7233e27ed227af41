package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class Privileged implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/privileged", Ring.WORKLOAD, Severity.CRITICAL)
          .title("Containers are not privileged")
          .rationale(
              """
              A privileged container has every capability, every device of the node and neither
              seccomp nor AppArmor around it. Whoever gets into it mounts the node's disk and owns
              the node.
              """)
          .remediation(
              "Remove privileged: true, and add the one capability or device that is really needed")
          .reference("pss", "privileged")
          .reference("cis", "5.2.2")
          .reference("trivy", "KSV-0017")
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
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      Field privileged = container.securityContext().get("privileged");
      if (privileged.isTrue()) {
        verdict.fail(container.name(), privileged, "privileged is true");
      }
    }
  }
}

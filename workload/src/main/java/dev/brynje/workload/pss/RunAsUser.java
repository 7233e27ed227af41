package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

/** A pod that says 0 is not repaired by containers that say otherwise. */
final class RunAsUser implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/runAsUser", Ring.WORKLOAD, Severity.HIGH)
          .title("No container is told to run as user 0")
          .rationale(
              """
              User 0 is root to the kernel unless a user namespace lies between. Written out, it
              also overrides the user that the image was built for.
              """)
          .remediation("Remove runAsUser, or set it to another user than 0")
          .reference("pss", "runAsUser")
          .reference("cis", "5.2.7")
          .reference("trivy", "KSV-0105")
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
                      runAsUser: 0
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
                      runAsUser: 10001
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Scope scope : Scope.all(pod)) {
      Field user = scope.setting("runAsUser");
      if (user.integer().orElse(-1) == 0) {
        scope.fail(verdict, user, "runAsUser is 0");
      }
    }
  }
}

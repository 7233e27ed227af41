package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

/** A pod that says false is not repaired by containers that say true. */
final class RunAsNonRoot implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/runAsNonRoot", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers must run as a non-root user")
          .rationale(
              """
              Root in a container is root to the kernel unless a user namespace lies between, and
              then every hole in the fence is a way to the node. With runAsNonRoot the kubelet
              refuses to start as user 0 whatever the image says.
              """)
          .remediation("Set securityContext.runAsNonRoot: true on the pod")
          .reference("pss", "runAsNonRoot")
          .reference("cis", "5.2.7")
          .reference("trivy", "KSV-0012")
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
                securityContext:
                  runAsNonRoot: true

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
  public void judge(Pod pod, Verdict verdict) {
    boolean given = pod.securityContext().get("runAsNonRoot").present();
    for (Scope scope : Scope.all(pod)) {
      Field setting = scope.setting("runAsNonRoot");
      if (setting.isFalse()) {
        scope.fail(verdict, setting, "runAsNonRoot is false");
      } else if (!setting.present() && !given && !scope.isPod()) {
        scope.fail(verdict, setting, "runAsNonRoot is not set, here or for the pod");
      }
    }
  }
}

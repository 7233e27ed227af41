package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class SeccompProfileRestricted implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/seccompProfile_restricted", Ring.WORKLOAD, Severity.HIGH)
          .title("Every container runs under a seccomp profile")
          .rationale(
              """
              Seccomp refuses the system calls that containers never need and kernel exploits
              often do. Without seccompProfile Kubernetes uses none at all unless the kubelet is
              told otherwise.
              """)
          .remediation("Set securityContext.seccompProfile.type: RuntimeDefault on the pod")
          .reference("pss", "seccompProfile_restricted")
          .reference("cis", "5.7.2")
          .reference("trivy", "KSV-0030")
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
                  seccompProfile:
                    type: RuntimeDefault

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
    boolean given = pod.securityContext().get("seccompProfile").present();
    for (Scope scope : Scope.all(pod)) {
      Field profile = scope.setting("seccompProfile");
      if (profile.present()) {
        ProfileType.forbidden(profile)
            .ifPresent(
                type -> scope.fail(verdict, profile.get("type"), "the seccomp profile " + type));
      } else if (!given && !scope.isPod()) {
        scope.fail(verdict, profile, "no seccomp profile is set, here or for the pod");
      }
    }
  }
}

package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

/** Every place is judged by itself: a bad profile is one even where another overrides it. */
final class SeccompProfileBaseline implements PodCheck {
  static final Control CONTROL =
      Control.named("pss/seccompProfile_baseline", Ring.WORKLOAD, Severity.HIGH)
          .title("No container is taken out of seccomp")
          .rationale(
              """
              Seccomp refuses the system calls that containers never need and kernel exploits
              often do. The baseline level does not ask for a profile, but refuses that one is
              switched off.
              """)
          .remediation(
              "Set seccompProfile.type to RuntimeDefault or Localhost, or remove seccompProfile")
          .reference("pss", "seccompProfile_baseline")
          .reference("trivy", "KSV-0104")
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
                      seccompProfile:
                        type: Unconfined
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
                      seccompProfile:
                        type: RuntimeDefault
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Scope scope : Scope.all(pod)) {
      Field profile = scope.setting("seccompProfile");
      ProfileType.forbidden(profile)
          .ifPresent(
              type -> scope.fail(verdict, profile.get("type"), "the seccomp profile " + type));
    }
  }
}

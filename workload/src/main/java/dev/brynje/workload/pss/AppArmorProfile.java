package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

/**
 * Every place is judged by itself: a bad profile is one even where another overrides it. The
 * annotation may name a container that does not exist.
 */
final class AppArmorProfile implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/appArmorProfile", Ring.WORKLOAD, Severity.HIGH)
          .title("No container is taken out of AppArmor")
          .rationale(
              """
              AppArmor's default profile keeps a container from mounting, from writing to /proc
              and /sys and from tracing others. A container that runs unconfined has lost that
              fence and needs one hole less to reach the node.
              """)
          .remediation(
              "Remove the profile, or set appArmorProfile.type to RuntimeDefault or Localhost")
          .reference("pss", "appArmorProfile")
          .reference("trivy", "KSV-0002")
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
                      appArmorProfile:
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
                      appArmorProfile:
                        type: RuntimeDefault
              """)
          .define();

  private static final String PREFIX = "container.apparmor.security.beta.kubernetes.io/";

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Scope scope : Scope.all(pod)) {
      Field profile = scope.setting("appArmorProfile");
      ProfileType.forbidden(profile)
          .ifPresent(
              type -> scope.fail(verdict, profile.get("type"), "the AppArmor profile " + type));
    }
    for (Field annotation : pod.metadata().get("annotations").fields()) {
      if (annotation.name().startsWith(PREFIX)) {
        String profile = annotation.string().orElse("");
        if (!allowed(profile)) {
          verdict
              .fail(annotation, "the AppArmor profile is " + profile + " by annotation")
              .evidence("annotation", annotation.name())
              .remedy("Remove the annotation, or set it to runtime/default or localhost/PROFILE");
        }
      }
    }
  }

  private static boolean allowed(String profile) {
    return profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.startsWith("localhost/");
  }
}

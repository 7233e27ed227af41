package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;

/** The baseline level's seccomp check as it was before 1.19, when profiles were annotations. */
final class SeccompAnnotations implements PodCheck {
  private static final String POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

  @Override
  public Control control() {
    return SeccompProfileBaseline.CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field annotations = pod.metadata().get("annotations");
    Map<String, String> profiles = Texts.of(annotations);
    judge(annotations, profiles, POD, "", verdict);
    for (Container container : pod.containers()) {
      String name = container.name();
      judge(annotations, profiles, CONTAINER + name, name, verdict);
    }
  }

  private static void judge(
      Field annotations,
      Map<String, String> profiles,
      String key,
      String container,
      Verdict verdict) {
    String profile = profiles.getOrDefault(key, "runtime/default");
    if (!allowed(profile)) {
      verdict
          .fail(
              container,
              annotations.get(key),
              "the seccomp profile is " + (profile.isEmpty() ? "empty" : profile))
          .evidence("annotation", key)
          .remedy("Remove the annotation, or set it to runtime/default or localhost/PROFILE");
    }
  }

  private static boolean allowed(String profile) {
    return profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.startsWith("localhost/");
  }
}

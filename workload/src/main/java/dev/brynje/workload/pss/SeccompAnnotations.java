package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;

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
    judge(annotations, POD, "", verdict);
    for (Container container : pod.containers()) {
      judge(annotations, CONTAINER + container.name(), container.name(), verdict);
    }
  }

  private static void judge(Field annotations, String key, String container, Verdict verdict) {
    Field annotation = annotations.get(key);
    if (annotation.present() || isNull(annotations, key)) {
      String profile = annotation.string().orElse("");
      if (!allowed(profile)) {
        verdict
            .fail(
                container,
                annotation,
                "the seccomp profile is " + (profile.isEmpty() ? "empty" : profile))
            .evidence("annotation", key)
            .remedy("Remove the annotation, or set it to runtime/default or localhost/PROFILE");
      }
    }
  }

  private static boolean allowed(String profile) {
    return profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.startsWith("localhost/");
  }

  /** The API server takes a null annotation as an empty one. */
  private static boolean isNull(Field annotations, String key) {
    return annotations.node().orElse(null) instanceof Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
  }
}

package dev.brynje.workload.availability;

import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;

/** Whether a container is to run until somebody stops it, so that its health matters. */
final class Longevity {
  private Longevity() {}

  static boolean isWanted(Pod pod, Container container) {
    return container.longRunning() && isWanted(pod);
  }

  /** Pods of Jobs, and pods that are not restarted, run to their end. */
  static boolean isWanted(Pod pod) {
    String kind = pod.owner().kind();
    if (kind.equals("Job") || kind.equals("CronJob")) {
      return false;
    }
    String policy = pod.spec().get("restartPolicy").string().orElse("Always");
    return policy.equals("Always") || !kind.equals("Pod");
  }

  static boolean isKnative(Pod pod) {
    return pod.owner().group().equals("serving.knative.dev");
  }
}

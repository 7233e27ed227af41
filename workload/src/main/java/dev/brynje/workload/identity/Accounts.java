package dev.brynje.workload.identity;

import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;

/** Which ServiceAccount a pod runs as. */
final class Accounts {
  private Accounts() {}

  /** Where the pod names its account: in {@code serviceAccountName}, else in the old field. */
  static Field named(Pod pod) {
    Field name = pod.spec().get("serviceAccountName");
    if (!name.string().orElse("").isEmpty()) {
      return name;
    }
    Field old = pod.spec().get("serviceAccount");
    return old.string().orElse("").isEmpty() ? name : old;
  }
}

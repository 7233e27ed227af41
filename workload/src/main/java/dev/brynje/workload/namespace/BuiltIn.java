package dev.brynje.workload.namespace;

import dev.brynje.kube.KubeObject;
import java.util.Set;

/** Whether an object is of an API group whose objects follow the common rules for names. */
final class BuiltIn {
  private static final Set<String> GROUPS =
      Set.of(
          "",
          "apps",
          "autoscaling",
          "batch",
          "networking.k8s.io",
          "policy",
          "storage.k8s.io",
          "scheduling.k8s.io",
          "gateway.networking.k8s.io");

  private BuiltIn() {}

  static boolean is(KubeObject object) {
    return GROUPS.contains(object.group());
  }
}

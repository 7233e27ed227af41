package dev.brynje.kube.inventory;

import dev.brynje.kube.Pod;
import java.util.Map;

/**
 * A pod or a template of pods.
 *
 * @param labels the pod's labels
 * @param account the ServiceAccount that it names; empty when it names none and runs as {@code
 *     default}
 */
public record WorkloadFact(
    ObjectRef object, Place place, Map<String, String> labels, String account) implements Fact {
  static WorkloadFact of(Pod pod, Places places) {
    String account =
        pod.spec()
            .get("serviceAccountName")
            .string()
            .or(() -> pod.spec().get("serviceAccount").string())
            .orElse("");
    return new WorkloadFact(
        ObjectRef.of(pod.owner()),
        places.of(pod.owner().metadata().get("name")),
        Shared.texts(pod.labels()),
        Shared.text(account));
  }
}

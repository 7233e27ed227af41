package dev.brynje.kube.inventory;

import dev.brynje.kube.Pod;
import java.util.Map;

/**
 * A pod or a template of pods.
 *
 * @param labels the pod's labels
 */
public record WorkloadFact(ObjectRef object, Place place, Map<String, String> labels)
    implements Fact {
  static WorkloadFact of(Pod pod, Places places) {
    return new WorkloadFact(
        ObjectRef.of(pod.owner()), places.of(pod.owner().metadata().get("name")), pod.labels());
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;

/**
 * A HorizontalPodAutoscaler, or a ScaledObject of KEDA, which makes one.
 *
 * @param kind of what it scales
 * @param name of what it scales
 * @param target where that is named
 * @param least the fewest pods that it leaves
 */
public record AutoscalerFact(
    ObjectRef object, Place place, String kind, String name, Place target, long least)
    implements Fact {
  static AutoscalerFact ofAutoscaler(KubeObject object, Places places) {
    Field target = object.spec().get("scaleTargetRef");
    String kind = target.get("kind").string().orElse("");
    return of(object, target, kind, object.spec().get("minReplicas").integer().orElse(1), places);
  }

  static AutoscalerFact ofScaledObject(KubeObject object, Places places) {
    Field target = object.spec().get("scaleTargetRef");
    String kind = target.get("kind").string().orElse("Deployment");
    long least = object.spec().get("minReplicaCount").integer().orElse(0);
    return of(object, target, kind, least, places);
  }

  private static AutoscalerFact of(
      KubeObject object, Field target, String kind, long least, Places places) {
    return new AutoscalerFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        Shared.text(kind),
        Shared.text(target.get("name").string().orElse("")),
        places.of(target.get("name")),
        least);
  }
}

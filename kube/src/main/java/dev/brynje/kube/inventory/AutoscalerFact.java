package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;

/**
 * A HorizontalPodAutoscaler, or a ScaledObject of KEDA, which makes one.
 *
 * @param group the API group of what it scales; empty for the core one, and where none is named
 * @param kind of what it scales
 * @param name of what it scales
 * @param target where that is named
 * @param least the fewest pods that it leaves
 */
public record AutoscalerFact(
    ObjectRef object, Place place, String group, String kind, String name, Place target, long least)
    implements Fact {
  static AutoscalerFact ofAutoscaler(KubeObject object, Places places) {
    Field target = object.spec().get("scaleTargetRef");
    String version = target.get("apiVersion").string().orElse("");
    String kind = target.get("kind").string().orElse("");
    long least = object.spec().get("minReplicas").integer().orElse(1);
    return of(object, target, version, kind, least, places);
  }

  static AutoscalerFact ofScaledObject(KubeObject object, Places places) {
    Field target = object.spec().get("scaleTargetRef");
    String version = target.get("apiVersion").string().orElse("apps/v1");
    String kind = target.get("kind").string().orElse("Deployment");
    long least = object.spec().get("minReplicaCount").integer().orElse(0);
    return of(object, target, version, kind, least, places);
  }

  private static AutoscalerFact of(
      KubeObject object, Field target, String version, String kind, long least, Places places) {
    return new AutoscalerFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        Shared.text(version.substring(0, Math.max(0, version.indexOf('/')))),
        Shared.text(kind),
        Shared.text(target.get("name").string().orElse("")),
        places.of(target.get("name")),
        least);
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;

/** A ServiceAccount. */
public record ServiceAccountFact(ObjectRef object, Place place) implements Fact {
  static ServiceAccountFact of(KubeObject object, Places places) {
    return new ServiceAccountFact(ObjectRef.of(object), places.of(object.metadata().get("name")));
  }
}

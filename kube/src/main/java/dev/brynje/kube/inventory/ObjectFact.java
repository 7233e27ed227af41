package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;

/** Any other object: that it is there. */
public record ObjectFact(ObjectRef object, Place place) implements Fact {
  static ObjectFact of(KubeObject object, Places places) {
    return new ObjectFact(ObjectRef.of(object), places.of(object.metadata().get("name")));
  }
}

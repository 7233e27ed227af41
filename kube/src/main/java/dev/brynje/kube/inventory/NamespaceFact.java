package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;
import java.util.Map;

/** A Namespace. */
public record NamespaceFact(ObjectRef object, Place place, Map<String, String> labels)
    implements Fact {
  static NamespaceFact of(KubeObject object, Places places) {
    return new NamespaceFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        Shared.texts(object.labels()));
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A ConfigMap or a Secret, or an object from which a controller makes a Secret.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 * @param name of the ConfigMap or Secret
 * @param keys those that the manifest shows
 * @param complete whether it shows them all
 */
public record DataFact(
    ObjectRef object, Place place, String kind, String name, Set<String> keys, boolean complete)
    implements Fact {
  static DataFact ofConfigMap(KubeObject object, Places places) {
    return written(object, "binaryData", places);
  }

  static DataFact ofSecret(KubeObject object, Places places) {
    return written(object, "stringData", places);
  }

  /** Of a SealedSecret, an ExternalSecret or a Certificate: the Secret that comes of it. */
  static DataFact ofMaker(KubeObject object, Field name, Places places) {
    return new DataFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        "Secret",
        Shared.text(name.string().orElse(object.name())),
        Set.of(),
        false);
  }

  private static DataFact written(KubeObject object, String more, Places places) {
    List<String> keys = new ArrayList<>();
    object.root().get("data").fields().forEach(entry -> keys.add(Shared.text(entry.name())));
    object.root().get(more).fields().forEach(entry -> keys.add(Shared.text(entry.name())));
    ObjectRef name = ObjectRef.of(object);
    Place place = places.of(object.metadata().get("name"));
    return new DataFact(name, place, name.kind(), name.name(), Set.copyOf(keys), true);
  }
}

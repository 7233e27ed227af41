package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;

/**
 * A ServiceAccount.
 *
 * @param automounts whether pods that say nothing themselves get its token
 */
public record ServiceAccountFact(ObjectRef object, Place place, boolean automounts)
    implements Fact {
  static ServiceAccountFact of(KubeObject object, Places places) {
    return new ServiceAccountFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        !object.root().get("automountServiceAccountToken").isFalse());
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;

/**
 * An object by name.
 *
 * @param namespace as written; empty when the manifest names none
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {
  /** The object's name. */
  public static ObjectRef of(KubeObject object) {
    return new ObjectRef(object.apiVersion(), object.kind(), object.namespace(), object.name());
  }

  /** The namespace that it lands in when nobody says otherwise: {@code default} for none. */
  public String effectiveNamespace() {
    return namespace.isEmpty() ? "default" : namespace;
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A Namespace.
 *
 * @param labels its labels, with the one of its name that the API server gives every namespace
 * @see <a
 *     href="https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name">The
 *     label</a>
 */
public record NamespaceFact(ObjectRef object, Place place, Map<String, String> labels)
    implements Fact {
  /** The label that holds a namespace's name. */
  public static final String NAME_LABEL = "kubernetes.io/metadata.name";

  /** The namespaces that belong to Kubernetes itself. */
  public static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

  static NamespaceFact of(KubeObject object, Places places) {
    Map<String, String> labels = new HashMap<>(object.labels());
    labels.put(NAME_LABEL, object.name());
    return new NamespaceFact(
        ObjectRef.of(object), places.of(object.metadata().get("name")), Shared.texts(labels));
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.KubeObject;
import java.util.Set;

/**
 * An object by name.
 *
 * @param namespace as written; empty when the manifest names none
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {
  private static final Set<String> WITHOUT_NAMESPACE =
      Set.of(
          "APIService",
          "AdminNetworkPolicy",
          "BaselineAdminNetworkPolicy",
          "CSIDriver",
          "CSINode",
          "CertificateSigningRequest",
          "ComponentStatus",
          "CustomResourceDefinition",
          "DeviceClass",
          "FlowSchema",
          "GatewayClass",
          "IngressClass",
          "MutatingAdmissionPolicy",
          "MutatingAdmissionPolicyBinding",
          "MutatingWebhookConfiguration",
          "Namespace",
          "Node",
          "PersistentVolume",
          "PodSecurityPolicy",
          "PriorityClass",
          "PriorityLevelConfiguration",
          "RuntimeClass",
          "SecurityContextConstraints",
          "StorageClass",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding",
          "ValidatingWebhookConfiguration",
          "VolumeAttachment",
          "VolumeAttributesClass");

  /** The object's name. */
  public static ObjectRef of(KubeObject object) {
    return new ObjectRef(
        Shared.text(object.apiVersion()),
        Shared.text(object.kind()),
        Shared.text(object.namespace()),
        Shared.text(object.name()));
  }

  /** The API group; empty for the core one. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /**
   * The namespace that it lands in when nobody says otherwise: {@code default} when it names none,
   * empty when objects of its kind live in none.
   */
  public String effectiveNamespace() {
    if (clusterScoped()) {
      return "";
    }
    return namespace.isEmpty() ? "default" : namespace;
  }

  /** Whether objects of its kind live in no namespace, as far as the kind's name tells. */
  public boolean clusterScoped() {
    return WITHOUT_NAMESPACE.contains(kind) || kind.startsWith("Cluster");
  }

  /** As people say it: {@code Service shop/api}. */
  public String words() {
    String owner = effectiveNamespace();
    return owner.isEmpty() ? kind + " " + name : kind + " " + owner + "/" + name;
  }
}

package dev.brynje.workload.namespace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API version that was deprecated, and mostly removed since.
 *
 * @param deprecated minor version of Kubernetes 1 that did so
 * @param removed minor version that no longer serves it
 * @param instead the API version that has taken its place; empty when there is none
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">Deprecated API
 *     Migration Guide</a>
 */
record RetiredApi(String apiVersion, String kind, int deprecated, int removed, String instead) {
  private static final int STAY = Integer.MAX_VALUE;

  /** As a kind: all kinds of the API version. */
  private static final String EVERY = "*";

  private static final Map<String, Map<String, RetiredApi>> BY_VERSION = table();

  /** What is known of a kind in an API version; empty when it is current. */
  static Optional<RetiredApi> of(String apiVersion, String kind) {
    Map<String, RetiredApi> kinds = BY_VERSION.getOrDefault(apiVersion, Map.of());
    RetiredApi retired = kinds.get(kind);
    return Optional.ofNullable(retired == null ? kinds.get(EVERY) : retired);
  }

  boolean isToStay() {
    return removed == STAY;
  }

  String remedy() {
    if (!instead.isEmpty()) {
      return "Write apiVersion: %s and mind the fields that changed".formatted(instead);
    }
    return kind.equals("PodSecurityPolicy")
        ? "Use the labels of Pod Security Admission on namespaces instead"
        : "Remove it; nothing has taken its place";
  }

  private static Map<String, Map<String, RetiredApi>> table() {
    List<RetiredApi> all =
        List.of(
            retired("extensions/v1beta1", "Deployment", 8, 16, "apps/v1"),
            retired("extensions/v1beta1", "DaemonSet", 8, 16, "apps/v1"),
            retired("extensions/v1beta1", "ReplicaSet", 8, 16, "apps/v1"),
            retired("extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1"),
            retired("extensions/v1beta1", "PodSecurityPolicy", 10, 16, ""),
            retired("extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1"),
            retired("apps/v1beta1", "*", 9, 16, "apps/v1"),
            retired("apps/v1beta2", "*", 9, 16, "apps/v1"),
            retired("networking.k8s.io/v1beta1", "Ingress", 19, 22, "networking.k8s.io/v1"),
            retired("networking.k8s.io/v1beta1", "IngressClass", 19, 22, "networking.k8s.io/v1"),
            retired(
                "apiextensions.k8s.io/v1beta1",
                "CustomResourceDefinition",
                16,
                22,
                "apiextensions.k8s.io/v1"),
            retired(
                "apiregistration.k8s.io/v1beta1",
                "APIService",
                19,
                22,
                "apiregistration.k8s.io/v1"),
            retired(
                "admissionregistration.k8s.io/v1beta1",
                "MutatingWebhookConfiguration",
                16,
                22,
                "admissionregistration.k8s.io/v1"),
            retired(
                "admissionregistration.k8s.io/v1beta1",
                "ValidatingWebhookConfiguration",
                16,
                22,
                "admissionregistration.k8s.io/v1"),
            retired(
                "authentication.k8s.io/v1beta1", "TokenReview", 19, 22, "authentication.k8s.io/v1"),
            retired("authorization.k8s.io/v1beta1", "*", 19, 22, "authorization.k8s.io/v1"),
            retired(
                "certificates.k8s.io/v1beta1",
                "CertificateSigningRequest",
                19,
                22,
                "certificates.k8s.io/v1"),
            retired("coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1"),
            retired(
                "rbac.authorization.k8s.io/v1beta1", "*", 17, 22, "rbac.authorization.k8s.io/v1"),
            retired("scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1"),
            retired("storage.k8s.io/v1beta1", "CSIDriver", 19, 22, "storage.k8s.io/v1"),
            retired("storage.k8s.io/v1beta1", "CSINode", 17, 22, "storage.k8s.io/v1"),
            retired("storage.k8s.io/v1beta1", "StorageClass", 19, 22, "storage.k8s.io/v1"),
            retired("storage.k8s.io/v1beta1", "VolumeAttachment", 19, 22, "storage.k8s.io/v1"),
            retired("storage.k8s.io/v1beta1", "CSIStorageCapacity", 24, 27, "storage.k8s.io/v1"),
            retired("batch/v2alpha1", "CronJob", 8, 21, "batch/v1"),
            retired("batch/v1beta1", "CronJob", 21, 25, "batch/v1"),
            retired("discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1"),
            retired("events.k8s.io/v1beta1", "Event", 19, 25, "events.k8s.io/v1"),
            retired("autoscaling/v2beta1", "HorizontalPodAutoscaler", 22, 25, "autoscaling/v2"),
            retired("autoscaling/v2beta2", "HorizontalPodAutoscaler", 23, 26, "autoscaling/v2"),
            retired("policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1"),
            retired("policy/v1beta1", "PodSecurityPolicy", 21, 25, ""),
            retired("node.k8s.io/v1beta1", "RuntimeClass", 22, 25, "node.k8s.io/v1"),
            retired(
                "flowcontrol.apiserver.k8s.io/v1beta1",
                "*",
                23,
                26,
                "flowcontrol.apiserver.k8s.io/v1"),
            retired(
                "flowcontrol.apiserver.k8s.io/v1beta2",
                "*",
                26,
                29,
                "flowcontrol.apiserver.k8s.io/v1"),
            retired(
                "flowcontrol.apiserver.k8s.io/v1beta3",
                "*",
                29,
                32,
                "flowcontrol.apiserver.k8s.io/v1"),
            retired("v1", "ComponentStatus", 19, STAY, ""),
            retired("v1", "Endpoints", 33, STAY, "discovery.k8s.io/v1"));
    Map<String, Map<String, RetiredApi>> table = new HashMap<>();
    for (RetiredApi one : all) {
      table.computeIfAbsent(one.apiVersion, _ -> new HashMap<>()).put(one.kind, one);
    }
    return table;
  }

  private static RetiredApi retired(
      String apiVersion, String kind, int deprecated, int removed, String instead) {
    return new RetiredApi(apiVersion, kind, deprecated, removed, instead);
  }
}

package dev.brynje.kube;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that Kubernetes itself has in the groups whose objects hold pods. A kind of these
 * groups that is only nearly one of them, or a workload in a group that has none, is a mistake: the
 * API server refuses the object, and an audit that passed over it would call it fine.
 */
final class BuiltInKinds {
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "",
          List.of(
              "ConfigMap",
              "Endpoints",
              "LimitRange",
              "Namespace",
              "Node",
              "PersistentVolume",
              "PersistentVolumeClaim",
              "Pod",
              "PodTemplate",
              "ReplicationController",
              "ResourceQuota",
              "Secret",
              "Service",
              "ServiceAccount"),
          "apps",
          List.of("ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"),
          "batch",
          List.of("CronJob", "Job"),
          "autoscaling",
          List.of("HorizontalPodAutoscaler", "Scale"),
          "policy",
          List.of("Eviction", "PodDisruptionBudget", "PodSecurityPolicy"),
          "extensions",
          List.of("DaemonSet", "Deployment", "Ingress", "NetworkPolicy", "ReplicaSet"));

  private BuiltInKinds() {}

  /**
   * What an object was probably meant to be, as {@code apps/v1 Deployment}; empty when it may be
   * what it says. Groups with a dot are custom ones or have no pods, and may name kinds as they
   * like.
   */
  static Optional<String> meant(String group, String kind) {
    List<String> ofGroup = KINDS.getOrDefault(group, List.of());
    if (group.contains(".") || ofGroup.contains(kind)) {
      return Optional.empty();
    }
    for (String near : ofGroup) {
      if (isNearly(kind, near)) {
        return Optional.of(words(group, near));
      }
    }
    for (Map.Entry<String, List<String>> other : KINDS.entrySet()) {
      if (!other.getKey().equals("extensions") && other.getValue().contains(kind)) {
        return Optional.of(words(other.getKey(), kind));
      }
    }
    return Optional.empty();
  }

  private static String words(String group, String kind) {
    String version = group.equals("autoscaling") ? "v2" : "v1";
    return (group.isEmpty() ? version : group + "/" + version) + " " + kind;
  }

  /** The same letters but for case and at most two that are added, lost or swapped. */
  private static boolean isNearly(String word, String known) {
    if (word.equalsIgnoreCase(known)) {
      return true;
    }
    if (Math.abs(word.length() - known.length()) > 2 || known.length() < 6) {
      return word.length() == known.length() + 1 && word.equalsIgnoreCase(known + "s");
    }
    int start = 0;
    int most = Math.min(word.length(), known.length());
    while (start < most && word.charAt(start) == known.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && word.charAt(word.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
      end++;
    }
    return Math.max(word.length(), known.length()) - start - end <= 2;
  }
}

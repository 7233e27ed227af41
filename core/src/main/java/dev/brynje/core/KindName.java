package dev.brynje.core;

import java.util.Locale;
import java.util.Map;

/**
 * The names that kubectl takes for a kind: {@code Deployment}, {@code deployments}, {@code deploy}.
 */
final class KindName {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("cj", "cronjob"),
          Map.entry("cm", "configmap"),
          Map.entry("crd", "customresourcedefinition"),
          Map.entry("deploy", "deployment"),
          Map.entry("ds", "daemonset"),
          Map.entry("hpa", "horizontalpodautoscaler"),
          Map.entry("ing", "ingress"),
          Map.entry("limits", "limitrange"),
          Map.entry("netpol", "networkpolicy"),
          Map.entry("no", "node"),
          Map.entry("ns", "namespace"),
          Map.entry("pdb", "poddisruptionbudget"),
          Map.entry("po", "pod"),
          Map.entry("pv", "persistentvolume"),
          Map.entry("pvc", "persistentvolumeclaim"),
          Map.entry("quota", "resourcequota"),
          Map.entry("rc", "replicationcontroller"),
          Map.entry("rs", "replicaset"),
          Map.entry("sa", "serviceaccount"),
          Map.entry("sc", "storageclass"),
          Map.entry("sts", "statefulset"),
          Map.entry("svc", "service"));

  private KindName() {}

  /** As patterns for kinds are compared. */
  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a word is a name of a kind.
   *
   * @param word in small letters
   * @param kind in small letters
   */
  static boolean names(String word, String kind) {
    return kind.equals(SHORT.get(word)) || word.equals(plural(kind));
  }

  private static String plural(String kind) {
    if (kind.endsWith("y")) {
      return kind.substring(0, kind.length() - 1) + "ies";
    }
    // Ingresses and storageclasses, but endpoints.
    return kind.endsWith("ss") ? kind + "es" : kind.endsWith("s") ? kind : kind + "s";
  }
}

package dev.brynje.workload.rbac;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How resources are named in rules: in small letters and the plural. Kinds, singulars and the short
 * names of kubectl match nothing.
 */
final class ResourceNames {
  private static final Map<String, String> CORE =
      Map.ofEntries(
          Map.entry("pod", "pods"),
          Map.entry("po", "pods"),
          Map.entry("secret", "secrets"),
          Map.entry("configmap", "configmaps"),
          Map.entry("cm", "configmaps"),
          Map.entry("service", "services"),
          Map.entry("svc", "services"),
          Map.entry("serviceaccount", "serviceaccounts"),
          Map.entry("sa", "serviceaccounts"),
          Map.entry("namespace", "namespaces"),
          Map.entry("ns", "namespaces"),
          Map.entry("node", "nodes"),
          Map.entry("endpoint", "endpoints"),
          Map.entry("event", "events"),
          Map.entry("persistentvolume", "persistentvolumes"),
          Map.entry("pv", "persistentvolumes"),
          Map.entry("persistentvolumeclaim", "persistentvolumeclaims"),
          Map.entry("pvc", "persistentvolumeclaims"),
          Map.entry("replicationcontroller", "replicationcontrollers"),
          Map.entry("rc", "replicationcontrollers"),
          Map.entry("resourcequota", "resourcequotas"),
          Map.entry("limitrange", "limitranges"),
          Map.entry("podtemplate", "podtemplates"));

  private static final Map<String, Map<String, String>> BY_GROUP =
      Map.of(
          "",
          CORE,
          "apps",
          Map.of(
              "deployment", "deployments",
              "deploy", "deployments",
              "daemonset", "daemonsets",
              "ds", "daemonsets",
              "statefulset", "statefulsets",
              "sts", "statefulsets",
              "replicaset", "replicasets",
              "rs", "replicasets"),
          "batch",
          Map.of("job", "jobs", "cronjob", "cronjobs", "cj", "cronjobs"),
          "networking.k8s.io",
          Map.of(
              "ingress", "ingresses",
              "ing", "ingresses",
              "networkpolicy", "networkpolicies",
              "netpol", "networkpolicies"),
          "rbac.authorization.k8s.io",
          Map.of(
              "role", "roles",
              "rolebinding", "rolebindings",
              "clusterrole", "clusterroles",
              "clusterrolebinding", "clusterrolebindings"),
          "autoscaling",
          Map.of("horizontalpodautoscaler", "horizontalpodautoscalers"),
          "policy",
          Map.of("poddisruptionbudget", "poddisruptionbudgets"));

  private final List<String> groups;

  /**
   * @param groups of the rule that the names are in
   */
  ResourceNames(List<String> groups) {
    this.groups = groups;
  }

  /** The name to write instead of one that matches nothing; empty when it may match. */
  Optional<String> meant(String written) {
    int slash = written.indexOf('/');
    String name = slash < 0 ? written : written.substring(0, slash);
    String small = name.toLowerCase(Locale.ROOT);
    String subresource = slash < 0 ? "" : written.substring(slash);
    Optional<String> plural = plural(small);
    if (name.equals(small) && plural.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(plural.orElse(small) + subresource);
  }

  /** The group to write instead of one that matches nothing; empty when it may match. */
  static Optional<String> meantGroup(String written) {
    int slash = written.indexOf('/');
    String group = slash < 0 ? written : written.substring(0, slash);
    String small = group.toLowerCase(Locale.ROOT);
    String meant = small.equals("core") || small.equals("v1") ? "" : small;
    return meant.equals(written) ? Optional.empty() : Optional.of(meant);
  }

  /** Of a name whose groups are all built in: a custom resource may be called anything. */
  private Optional<String> plural(String name) {
    String plural = null;
    for (String group : groups) {
      Map<String, String> names = BY_GROUP.get(meantGroup(group).orElse(group));
      if (names == null) {
        return Optional.empty();
      }
      plural = names.getOrDefault(name, plural);
    }
    return Optional.ofNullable(plural);
  }
}

package dev.brynje.workload.controlplane;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.List;

/**
 * A request that an audit policy is asked about: of somebody that no rule singles out, in a
 * namespace that no rule singles out.
 *
 * @param words what it is, after "logs"
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/">Auditing</a>
 */
record AuditRequest(String words, String verb, String group, String resource) {
  static boolean isPolicy(KubeObject object) {
    return object.kind().equals("Policy") && object.group().equals("audit.k8s.io");
  }

  /** Whether a rule is about it. */
  boolean matches(Field rule) {
    return rule.get("users").items().isEmpty()
        && rule.get("userGroups").items().isEmpty()
        && rule.get("namespaces").items().isEmpty()
        && matchesVerb(rule.get("verbs").strings())
        && matchesResource(rule);
  }

  private boolean matchesVerb(List<String> verbs) {
    return verbs.isEmpty() || verbs.contains("*") || verbs.contains(verb);
  }

  /** A rule about paths alone is about no resource. */
  private boolean matchesResource(Field rule) {
    List<Field> groups = rule.get("resources").items();
    if (groups.isEmpty()) {
      return rule.get("nonResourceURLs").items().isEmpty();
    }
    return groups.stream().anyMatch(this::matchesGroup);
  }

  private boolean matchesGroup(Field entry) {
    if (!entry.get("group").string().orElse("").equals(group)
        || !entry.get("resourceNames").items().isEmpty()) {
      return false;
    }
    List<String> resources = entry.get("resources").strings();
    return resources.isEmpty() || resources.stream().anyMatch(this::matchesName);
  }

  /** {@code pods} is pods alone, {@code pods/*} their subresources, {@code *} everything. */
  private boolean matchesName(String name) {
    int slash = resource.indexOf('/');
    return name.equals("*")
        || name.equals(resource)
        || (slash > 0
            && (name.equals(resource.substring(0, slash) + "/*")
                || name.equals("*" + resource.substring(slash))));
  }
}

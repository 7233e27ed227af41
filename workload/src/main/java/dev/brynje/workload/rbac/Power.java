package dev.brynje.workload.rbac;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that RBAC can allow: any of these verbs on any of these resources.
 *
 * @param verbs never {@code *}
 */
record Power(Set<String> verbs, List<Target> targets) {
  /** A resource, or a resource and its subresource as {@code pods/exec}, of an API group. */
  record Target(String group, String resource) {
    /** What stands after the slash; empty for a resource itself. */
    String subresource() {
      int slash = resource.indexOf('/');
      return slash < 0 ? "" : resource.substring(slash + 1);
    }
  }

  static Power to(String... verbs) {
    return new Power(Set.of(verbs), List.of());
  }

  /** The same, on more resources. */
  Power on(String group, String... resources) {
    List<Target> more = new ArrayList<>(targets);
    for (String resource : resources) {
      more.add(new Target(group, resource));
    }
    return new Power(verbs, List.copyOf(more));
  }
}

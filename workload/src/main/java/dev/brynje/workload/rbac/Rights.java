package dev.brynje.workload.rbac;

import dev.brynje.kube.inventory.RoleFact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule of a Role or ClusterRole allows, matched as the API server's authorizer matches it:
 * {@code *} stands for every verb, group or resource, {@code *}{@code /exec} for one subresource of
 * every resource, and nothing else is a pattern.
 *
 * @param names the {@code resourceNames}; empty when the rule is about all objects
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
record Rights(List<String> verbs, Set<String> groups, List<String> resources, List<String> names) {

  static Rights of(RoleFact.Rule rule) {
    return of(rule.verbs(), rule.groups(), rule.resources(), rule.names());
  }

  static Rights of(
      List<String> verbs, List<String> groups, List<String> resources, List<String> names) {
    return new Rights(verbs, new LinkedHashSet<>(groups), resources, names);
  }

  /** Whether they are about every resource of their groups. */
  boolean everyResource() {
    return resources.contains("*");
  }

  boolean everyVerb() {
    return verbs.contains("*");
  }

  boolean everything() {
    return everyVerb() && everyResource() && groups.contains("*") && !named();
  }

  boolean hasVerb(String verb) {
    return everyVerb() || verbs.contains(verb);
  }

  boolean inGroup(String group) {
    return groups.contains("*") || groups.contains(group);
  }

  /** Whether they are about certain objects only. */
  boolean named() {
    return !names.isEmpty();
  }

  /** Whether they hold some of a power. */
  boolean grant(Power power) {
    return !verbsOf(power).isEmpty()
        && power.targets().stream()
            .anyMatch(target -> resources.stream().anyMatch(written -> covers(written, target)));
  }

  /** The verbs of a power that they hold; {@code *} alone when they hold every verb. */
  List<String> verbsOf(Power power) {
    return everyVerb()
        ? List.of("*")
        : verbs.stream().filter(power.verbs()::contains).distinct().toList();
  }

  /** Whether a resource, as written in the rule, is one of a power's. */
  boolean covers(String written, Power power) {
    return power.targets().stream().anyMatch(target -> covers(written, target));
  }

  private boolean covers(String written, Power.Target target) {
    boolean ofResource =
        written.equals("*")
            || written.equals(target.resource())
            || (written.startsWith("*/")
                && !target.subresource().isEmpty()
                && written.equals("*/" + target.subresource()));
    return ofResource && inGroup(target.group());
  }
}

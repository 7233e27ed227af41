package dev.brynje.workload.rbac;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a Role or ClusterRole, matched as the API server's authorizer matches it: {@code *}
 * stands for every verb, group or resource, {@code *}{@code /exec} for one subresource of every
 * resource, and nothing else is a pattern.
 *
 * @param role the object that holds it
 * @param names the {@code resourceNames}; empty when the rule is about all objects
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC
 *     authorization</a>
 */
record Rule(
    KubeObject role,
    Field field,
    List<String> verbs,
    List<String> groups,
    List<String> resources,
    List<String> names) {

  /**
   * What a rule grants of a power.
   *
   * @param field the first resource that matches
   * @param verbs those of the power that are granted; {@code *} alone when the rule has it
   * @param resources as the rule writes them
   */
  record Grant(Field field, List<String> verbs, List<String> resources) {
    /** As {@code get, list on secrets}. */
    String words() {
      return String.join(", ", verbs) + " on " + String.join(", ", resources);
    }

    /** Whether one of these verbs is among them. */
    boolean any(String... wanted) {
      return verbs.contains("*") || verbs.stream().anyMatch(List.of(wanted)::contains);
    }
  }

  static boolean isRole(KubeObject object) {
    return object.group().equals("rbac.authorization.k8s.io")
        && (object.kind().equals("ClusterRole") || object.kind().equals("Role"));
  }

  /** The rules of a role, in order. */
  static List<Rule> of(KubeObject role) {
    List<Rule> rules = new ArrayList<>();
    for (Field item : role.root().get("rules").items()) {
      rules.add(
          new Rule(
              role,
              item,
              item.get("verbs").strings(),
              item.get("apiGroups").strings(),
              item.get("resources").strings(),
              item.get("resourceNames").strings()));
    }
    return rules;
  }

  /** Whether it reaches objects without a namespace, and may be bound in any namespace. */
  boolean clusterWide() {
    return role.kind().equals("ClusterRole");
  }

  /** Where its subjects may do what it says. */
  String where() {
    return clusterWide() ? "wherever it is bound" : "in its namespace";
  }

  /** Whether it is about every resource of its groups. */
  boolean everyResource() {
    return resources.contains("*");
  }

  boolean everyVerb() {
    return verbs.contains("*");
  }

  boolean hasVerb(String verb) {
    return everyVerb() || verbs.contains(verb);
  }

  boolean inGroup(String group) {
    return groups.contains("*") || groups.contains(group);
  }

  /** Whether it is about certain objects only. */
  boolean named() {
    return !names.isEmpty();
  }

  /** What it grants of a power; empty when that is nothing. */
  Optional<Grant> grant(Power power) {
    List<String> granted = everyVerb() ? List.of("*") : verbs(power);
    if (granted.isEmpty() || !power.targets().stream().anyMatch(this::covers)) {
      return Optional.empty();
    }
    List<Field> written =
        field.get("resources").items().stream()
            .filter(item -> power.targets().stream().anyMatch(target -> covers(item, target)))
            .toList();
    List<String> words = written.stream().map(item -> item.string().orElse("")).distinct().toList();
    return Optional.of(new Grant(written.getFirst(), granted, words));
  }

  private List<String> verbs(Power power) {
    return verbs.stream().filter(power.verbs()::contains).distinct().toList();
  }

  private boolean covers(Power.Target target) {
    return inGroup(target.group())
        && resources.stream().anyMatch(resource -> covers(resource, target));
  }

  private boolean covers(Field item, Power.Target target) {
    return inGroup(target.group())
        && item.string().filter(resource -> covers(resource, target)).isPresent();
  }

  private static boolean covers(String resource, Power.Target target) {
    return resource.equals("*")
        || resource.equals(target.resource())
        || (!target.subresource().isEmpty() && resource.equals("*/" + target.subresource()));
  }
}

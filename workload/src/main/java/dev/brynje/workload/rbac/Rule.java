package dev.brynje.workload.rbac;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a Role or ClusterRole, where it is written.
 *
 * @param role the object that holds it
 */
record Rule(KubeObject role, Field field, Rights rights) {

  /**
   * What a rule grants of a power.
   *
   * @param field the first resource that matches
   * @param rights all that the rule says
   * @param verbs those of the power that are granted; {@code *} alone when the rule has it
   * @param resources as the rule writes them
   */
  record Grant(Field field, Rights rights, List<String> verbs, List<String> resources) {
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
      Rights rights =
          Rights.of(
              item.get("verbs").strings(),
              item.get("apiGroups").strings(),
              item.get("resources").strings(),
              item.get("resourceNames").strings());
      rules.add(new Rule(role, item, rights));
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

  boolean named() {
    return rights.named();
  }

  List<String> names() {
    return rights.names();
  }

  /** What it grants of a power; empty when that is nothing. */
  Optional<Grant> grant(Power power) {
    if (!rights.grant(power)) {
      return Optional.empty();
    }
    List<Field> written = new ArrayList<>();
    for (Field item : field.get("resources").items()) {
      if (item.string().filter(text -> rights.covers(text, power)).isPresent()) {
        written.add(item);
      }
    }
    List<String> words = written.stream().flatMap(item -> item.string().stream()).toList();
    return Optional.of(new Grant(written.getFirst(), rights, rights.verbsOf(power), words));
  }
}

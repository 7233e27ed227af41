package dev.brynje.workload.rbac;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A RoleBinding or ClusterRoleBinding.
 *
 * @param roleKind Role or ClusterRole
 */
record Binding(KubeObject object, String roleKind, String roleName, List<Subject> subjects) {
  static boolean isBinding(KubeObject object) {
    return object.group().equals("rbac.authorization.k8s.io")
        && (object.kind().equals("ClusterRoleBinding") || object.kind().equals("RoleBinding"));
  }

  static Binding of(KubeObject object) {
    Field role = object.root().get("roleRef");
    List<Subject> subjects = new ArrayList<>();
    for (Field item : object.root().get("subjects").items()) {
      if (item.present()) {
        subjects.add(Subject.of(item));
      }
    }
    return new Binding(
        object,
        role.get("kind").string().orElse(""),
        role.get("name").string().orElse(""),
        subjects);
  }

  /** Whether it holds in every namespace and for objects without one. */
  boolean clusterWide() {
    return object.kind().equals("ClusterRoleBinding");
  }

  boolean toClusterRole(String name) {
    return roleKind.equals("ClusterRole") && roleName.equals(name);
  }

  /** The binding that every cluster has from the start, between its two names for all power. */
  boolean builtInAdmin() {
    return clusterWide()
        && object.name().equals("cluster-admin")
        && toClusterRole("cluster-admin")
        && subjects.size() == 1
        && subjects.getFirst().is("Group", "system:masters");
  }

  Optional<Subject> first(Predicate<Subject> wanted) {
    return subjects.stream().filter(wanted).findFirst();
  }

  Field roleField() {
    return object.root().at("roleRef", "name");
  }

  /** As {@code ClusterRole edit}. */
  String role() {
    return roleKind + " " + roleName;
  }
}

package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;

/** A RoleBinding or a ClusterRoleBinding. */
public record RoleBindingFact(ObjectRef object, Place place, RoleRef role, List<Subject> subjects)
    implements Fact {
  /**
   * What is granted.
   *
   * @param kind {@code Role} or {@code ClusterRole}
   */
  public record RoleRef(String kind, String name, Place place) {}

  /**
   * Who it is granted to.
   *
   * @param kind {@code User}, {@code Group} or {@code ServiceAccount}
   * @param namespace of a ServiceAccount, as written; empty when there is none
   */
  public record Subject(String kind, String namespace, String name, Place place) {}

  static RoleBindingFact of(KubeObject object, Places places) {
    Field role = object.root().get("roleRef");
    List<Subject> subjects = new ArrayList<>();
    for (Field subject : object.root().get("subjects").items()) {
      subjects.add(
          new Subject(
              text(subject, "kind"),
              text(subject, "namespace"),
              text(subject, "name"),
              places.of(subject.get("name"))));
    }
    return new RoleBindingFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        new RoleRef(text(role, "kind"), text(role, "name"), places.of(role.get("name"))),
        List.copyOf(subjects));
  }

  /** Whether its manifest is a ClusterRoleBinding. */
  public boolean clusterWide() {
    return object.kind().equals("ClusterRoleBinding");
  }

  private static String text(Field field, String name) {
    return Shared.text(field.get(name).string().orElse(""));
  }
}

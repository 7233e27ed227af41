package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A Role or a ClusterRole.
 *
 * @param aggregated whether a controller fills its rules from other ClusterRoles
 */
public record RoleFact(ObjectRef object, Place place, List<Rule> rules, boolean aggregated)
    implements Fact {
  /**
   * One rule; its lists are as written, an absent one empty.
   *
   * @param names the only objects that it is about; all of them when empty
   * @param urls paths outside the API's resources
   */
  public record Rule(
      List<String> verbs,
      List<String> groups,
      List<String> resources,
      List<String> names,
      List<String> urls) {}

  static RoleFact of(KubeObject object, Places places) {
    List<Rule> rules = new ArrayList<>();
    for (Field rule : object.root().get("rules").items()) {
      rules.add(
          new Rule(
              texts(rule, "verbs"),
              texts(rule, "apiGroups"),
              texts(rule, "resources"),
              texts(rule, "resourceNames"),
              texts(rule, "nonResourceURLs")));
    }
    return new RoleFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        List.copyOf(rules),
        object.root().get("aggregationRule").present());
  }

  /** Whether its manifest is a ClusterRole. */
  public boolean clusterWide() {
    return object.kind().equals("ClusterRole");
  }

  private static List<String> texts(Field rule, String list) {
    return Shared.texts(rule.get(list).strings());
  }
}

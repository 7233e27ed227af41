package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Role or a ClusterRole.
 *
 * @param rules as written
 * @param aggregates the labels of ClusterRoles whose rules a controller fills in
 */
public record RoleFact(
    ObjectRef object,
    Place place,
    Map<String, String> labels,
    List<Rule> rules,
    List<LabelSelector> aggregates)
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
        Shared.texts(object.labels()),
        List.copyOf(rules),
        aggregates(object.root().at("aggregationRule", "clusterRoleSelectors")));
  }

  /** Whether its manifest is a ClusterRole. */
  public boolean clusterWide() {
    return object.kind().equals("ClusterRole");
  }

  private static List<LabelSelector> aggregates(Field selectors) {
    List<LabelSelector> aggregates = new ArrayList<>();
    for (Field selector : selectors.items()) {
      aggregates.add(Shared.selector(LabelSelector.of(selector)));
    }
    return List.copyOf(aggregates);
  }

  private static List<String> texts(Field rule, String list) {
    return Shared.texts(rule.get(list).strings());
  }
}

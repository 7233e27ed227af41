package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;

/**
 * A PodDisruptionBudget.
 *
 * @param minAvailable number or percentage as written; empty when there is none
 * @param maxUnavailable number or percentage as written; empty when there is none
 * @param limit where the one that is written stands
 */
public record DisruptionBudgetFact(
    ObjectRef object,
    Place place,
    LabelSelector selector,
    String minAvailable,
    String maxUnavailable,
    Place limit)
    implements Fact {
  static DisruptionBudgetFact of(KubeObject object, Places places) {
    Field spec = object.spec();
    Field min = spec.get("minAvailable");
    Field max = spec.get("maxUnavailable");
    Field selector = spec.get("selector");
    return new DisruptionBudgetFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        selector.present() ? Shared.selector(LabelSelector.of(selector)) : LabelSelector.NOTHING,
        Shared.text(min.stringOrNumber().orElse("")),
        Shared.text(max.stringOrNumber().orElse("")),
        places.of(min.present() ? min : max));
  }
}

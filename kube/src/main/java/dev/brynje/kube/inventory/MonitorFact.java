package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;
import java.util.List;

/**
 * A ServiceMonitor or a PodMonitor of the Prometheus Operator.
 *
 * @param selector of Services or of pods, by their labels
 * @param selection where the selector is
 * @param everywhere whether it looks into every namespace
 * @param namespaces those that it looks into when not everywhere
 */
public record MonitorFact(
    ObjectRef object,
    Place place,
    LabelSelector selector,
    Place selection,
    boolean everywhere,
    List<String> namespaces)
    implements Fact {
  static MonitorFact of(KubeObject object, Places places) {
    ObjectRef name = ObjectRef.of(object);
    Field where = object.spec().get("namespaceSelector");
    List<String> named = where.get("matchNames").strings();
    return new MonitorFact(
        name,
        places.of(object.metadata().get("name")),
        Shared.selector(LabelSelector.of(object.spec().get("selector"))),
        places.of(object.spec().get("selector")),
        where.get("any").isTrue(),
        named.isEmpty() ? List.of(name.effectiveNamespace()) : Shared.texts(named));
  }
}

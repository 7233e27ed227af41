package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Service of the core API.
 *
 * @param selector of the pods behind it; an empty one selects none, for the endpoints are then made
 *     by somebody else
 * @param selection where the selector is
 * @param headless whether it has no address of its own
 * @param external whether it is but another name of a host elsewhere
 */
public record ServiceFact(
    ObjectRef object,
    Place place,
    Map<String, String> labels,
    LabelSelector selector,
    Place selection,
    boolean headless,
    boolean external,
    List<Port> ports)
    implements Fact {
  /**
   * A port of a Service.
   *
   * @param target the container port's number, or its name
   * @param named whether the target is a name
   */
  public record Port(String name, long number, String target, boolean named, Place place) {}

  static ServiceFact of(KubeObject object, Places places) {
    Field spec = object.spec();
    List<Port> ports = new ArrayList<>();
    for (Field port : spec.get("ports").items()) {
      ports.add(port(port, places));
    }
    return new ServiceFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        Shared.texts(object.labels()),
        Shared.selector(LabelSelector.ofLabels(spec.get("selector"))),
        places.of(spec.get("selector")),
        spec.get("clusterIP").string().filter("None"::equals).isPresent(),
        spec.get("type").string().filter("ExternalName"::equals).isPresent(),
        List.copyOf(ports));
  }

  private static Port port(Field port, Places places) {
    long number = port.get("port").integer().orElse(0);
    Field target = port.get("targetPort");
    return new Port(
        Shared.text(port.get("name").string().orElse("")),
        number,
        Shared.text(target.stringOrNumber().orElse(Long.toString(number))),
        target.present() && !target.isInteger(),
        places.of(target.present() ? target : port.get("port")));
  }

  /** Whether it selects pods at all. */
  public boolean selects() {
    return !selector.isEmpty() && !external;
  }
}

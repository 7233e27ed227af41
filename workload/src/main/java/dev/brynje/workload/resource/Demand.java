package dev.brynje.workload.resource;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import java.util.Optional;

/**
 * One request or limit of a container.
 *
 * @param list {@code requests} or {@code limits}
 * @param resource {@code cpu}, {@code memory} or {@code ephemeral-storage}
 */
record Demand(String list, String resource) {
  /** Where it is written, or would be. */
  Field of(Container container) {
    return container.field().get("resources").get(list).get(resource);
  }

  /**
   * Whether it holds for the container: written with it or the pod, or a request that the API
   * server takes from the limit. Zero is as good as nothing.
   */
  boolean holds(Pod pod, Container container) {
    Field own = container.field().get("resources");
    Field shared = pod.spec().get("resources");
    return isSet(own.get(list)) || isSet(shared.get(list)) || isRequestFrom(own, shared);
  }

  private boolean isRequestFrom(Field own, Field shared) {
    return list.equals("requests")
        && !own.get(list).get(resource).present()
        && (isSet(own.get("limits")) || isSet(shared.get("limits")));
  }

  private boolean isSet(Field demands) {
    Field field = demands.get(resource);
    return field.present() && quantity(field).map(each -> each.signum() != 0).orElse(true);
  }

  /** The quantity; empty when there is none that the API server takes. */
  static Optional<Quantity> quantity(Field field) {
    return field.stringOrNumber().flatMap(Quantity::of);
  }

  /** What is missing, as a sentence begins: {@code no memory limit is set}. */
  String missing(Container container) {
    String what = resource + (list.equals("limits") ? " limit" : " request");
    return of(container).present()
        ? "the " + what + " is 0, which sets none"
        : "no " + what + " is set";
  }
}

package dev.brynje.workload;

import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.PodCheck;
import java.util.List;

/** Checks by what they look at, so that each is asked only about that. */
record ChecksBySubject(
    List<ObjectCheck> ofObjects,
    List<PodCheck> ofPods,
    List<ContainerCheck> ofContainers,
    List<InventoryCheck> across) {

  static ChecksBySubject of(List<Check> checks) {
    return new ChecksBySubject(
        those(checks, ObjectCheck.class),
        those(checks, PodCheck.class),
        those(checks, ContainerCheck.class),
        those(checks, InventoryCheck.class));
  }

  private static <C extends Check> List<C> those(List<Check> checks, Class<C> type) {
    return checks.stream().filter(type::isInstance).map(type::cast).toList();
  }
}

package dev.brynje.workload;

import dev.brynje.core.Parameters;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.PodCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Checks by what they look at, so that each is asked only about that. */
record ChecksBySubject(
    List<ObjectCheck> ofObjects,
    List<PodCheck> ofPods,
    List<ContainerCheck> ofContainers,
    List<InventoryCheck> across) {

  /** Those that are wanted, judging by what is set. */
  static ChecksBySubject of(
      List<? extends Check> checks, Parameters parameters, Predicate<Check> wanted) {
    if (parameters.isEmpty()) {
      return of(checks, wanted);
    }
    List<Check> told = new ArrayList<>(checks.size());
    for (Check check : checks) {
      told.add(check.with(parameters));
    }
    return of(told, wanted);
  }

  /** Those that are wanted. */
  static ChecksBySubject of(List<? extends Check> checks, Predicate<Check> wanted) {
    ChecksBySubject sorted =
        new ChecksBySubject(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Check check : checks) {
      if (wanted.test(check)) {
        sorted.add(check);
      }
    }
    return sorted;
  }

  private void add(Check check) {
    // No switch over types: the JVM would write its code anew at every start.
    if (check instanceof ContainerCheck one) {
      ofContainers.add(one);
    } else if (check instanceof PodCheck one) {
      ofPods.add(one);
    } else if (check instanceof ObjectCheck one) {
      ofObjects.add(one);
    } else {
      across.add((InventoryCheck) check);
    }
  }
}

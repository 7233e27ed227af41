package dev.brynje.workload.availability;

import dev.brynje.kube.inventory.AutoscalerFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectKey;
import dev.brynje.kube.inventory.WorkloadFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which workloads are scaled by an autoscaler, and how few pods each may come down to. */
final class Scaling {
  private final Map<ObjectKey, AutoscalerFact> autoscalers = new HashMap<>();

  Scaling(Inventory inventory) {
    for (AutoscalerFact autoscaler : inventory.all(AutoscalerFact.class)) {
      ObjectKey target =
          new ObjectKey(
              autoscaler.kind(), autoscaler.object().effectiveNamespace(), autoscaler.name());
      autoscalers.putIfAbsent(target, autoscaler);
    }
  }

  /** What scales a workload. */
  Optional<AutoscalerFact> of(WorkloadFact workload) {
    return Optional.ofNullable(
        autoscalers.get(
            new ObjectKey(
                workload.object().kind(),
                workload.object().effectiveNamespace(),
                workload.object().name())));
  }

  /** The fewest pods that a replicated workload is meant to have. */
  long least(WorkloadFact workload) {
    return of(workload).map(AutoscalerFact::least).orElse(workload.replicas().count());
  }
}

package dev.brynje.workload.check;

import dev.brynje.kube.KubeObject;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.Places;
import java.util.List;

/** Judges what only shows when all objects of a run are seen together. */
public non-sealed interface InventoryCheck extends Check {
  /**
   * What the check keeps of one object, beside the facts that are kept of every object.
   *
   * @throws dev.brynje.kube.FieldTypeException when the API server would refuse a field
   */
  default List<Fact> facts(KubeObject object, Places places) {
    return List.of();
  }

  /** Says what is not as wanted, and of how many subjects it is. */
  void judge(Inventory inventory, InventoryVerdict verdict);
}

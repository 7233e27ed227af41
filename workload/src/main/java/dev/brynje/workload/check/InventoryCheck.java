package dev.brynje.workload.check;

import dev.brynje.kube.inventory.Inventory;

/** Judges what only shows when all objects of a run are seen together. */
public non-sealed interface InventoryCheck extends Check {
  /** Says what is not as wanted, and of how many subjects it is. */
  void judge(Inventory inventory, InventoryVerdict verdict);
}

package dev.brynje.workload.check;

import dev.brynje.core.Control;

/** The code that judges one control on manifests. One small class each, without state. */
public sealed interface Check permits ContainerCheck, PodCheck, ObjectCheck, InventoryCheck {
  /** The control that it judges. */
  Control control();
}

package dev.brynje.workload.check;

import dev.brynje.core.Control;

/** The code that judges one control on manifests. One small class each, without state. */
public sealed interface Check permits ContainerCheck, PodCheck, ObjectCheck, InventoryCheck {
  /** The control that it judges. */
  Control control();

  /**
   * Whether it marks secrets. Then it looks even when its control is not judged, so that what
   * others find cannot show them.
   */
  default boolean marksSecrets() {
    return false;
  }
}

package dev.brynje.workload.check;

import dev.brynje.core.Control;
import dev.brynje.core.Parameters;

/**
 * The code that judges one control on manifests. One small class each, without state but what it is
 * told to judge by.
 */
public sealed interface Check permits ContainerCheck, PodCheck, ObjectCheck, InventoryCheck {
  /** The control that it judges. */
  Control control();

  /** The check that judges by what is set; itself when it takes no parameter. */
  default Check with(Parameters parameters) {
    return this;
  }

  /**
   * Whether it marks secrets. Then it looks even when its control is not judged, so that what
   * others find cannot show them.
   */
  default boolean marksSecrets() {
    return false;
  }
}

package dev.brynje.workload.controlplane;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class ControlPlaneChecks {
  public static final List<Check> ALL = List.of();

  private ControlPlaneChecks() {}
}

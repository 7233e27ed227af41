package dev.brynje.workload.availability;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class AvailabilityChecks {
  public static final List<Check> ALL = List.of();

  private AvailabilityChecks() {}
}

package dev.brynje.workload.pss;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class PodSecurityChecks {
  public static final List<Check> ALL = List.of();

  private PodSecurityChecks() {}
}

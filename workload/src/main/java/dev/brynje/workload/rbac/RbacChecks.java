package dev.brynje.workload.rbac;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class RbacChecks {
  public static final List<Check> ALL = List.of();

  private RbacChecks() {}
}

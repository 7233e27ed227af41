package dev.brynje.workload.privilege;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class PrivilegeChecks {
  public static final List<Check> ALL = List.of();

  private PrivilegeChecks() {}
}

package dev.brynje.workload.identity;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class IdentityChecks {
  public static final List<Check> ALL = List.of(new RunAsNonRoot());

  private IdentityChecks() {}
}

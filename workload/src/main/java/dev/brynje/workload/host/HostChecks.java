package dev.brynje.workload.host;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class HostChecks {
  public static final List<Check> ALL = List.of();

  private HostChecks() {}
}

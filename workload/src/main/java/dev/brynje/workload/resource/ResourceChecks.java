package dev.brynje.workload.resource;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class ResourceChecks {
  public static final List<Check> ALL = List.of();

  private ResourceChecks() {}
}

package dev.brynje.workload.namespace;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NamespaceChecks {
  public static final List<Check> ALL = List.of();

  private NamespaceChecks() {}
}

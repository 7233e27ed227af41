package dev.brynje.workload.network;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NetworkChecks {
  public static final List<Check> ALL = List.of(new DefaultDeny());

  private NetworkChecks() {}
}

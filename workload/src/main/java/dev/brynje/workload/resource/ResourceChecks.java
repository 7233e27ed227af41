package dev.brynje.workload.resource;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class ResourceChecks {
  public static final List<Check> ALL =
      List.of(
          new CpuRequest(),
          new CpuLimit(),
          new MemoryRequest(),
          new MemoryLimit(),
          new EphemeralStorageRequest(),
          new EphemeralStorageLimit(),
          new LimitsCoverRequests(),
          new RequestsEqualLimits(),
          new ValidQuantities(),
          new SensibleQuantities());

  private ResourceChecks() {}
}

package dev.brynje.workload.image;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class ImageChecks {
  public static final List<Check> ALL = List.of();

  private ImageChecks() {}
}

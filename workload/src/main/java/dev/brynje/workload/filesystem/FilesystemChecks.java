package dev.brynje.workload.filesystem;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class FilesystemChecks {
  public static final List<Check> ALL = List.of();

  private FilesystemChecks() {}
}

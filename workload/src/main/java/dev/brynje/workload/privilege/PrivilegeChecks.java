package dev.brynje.workload.privilege;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class PrivilegeChecks {
  public static final List<Check> ALL =
      List.of(
          new NoPrivileged(),
          new NoPrivilegeEscalation(),
          new DropAllCapabilities(),
          new NoAddedCapabilities(),
          new NoDangerousCapabilities(),
          new SeccompProfile(),
          new AppArmorProfile(),
          new DefaultSeLinuxOptions(),
          new DefaultProcMount(),
          new SafeSysctls(),
          new NoHostProcess(),
          new SccWithoutPrivileged());

  private PrivilegeChecks() {}
}

package dev.brynje.workload.host;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class HostChecks {
  public static final List<Check> ALL =
      List.of(
          new NoHostNetwork(),
          new NoHostPid(),
          new NoHostIpc(),
          new NoHostPort(),
          new NoRuntimeSocket(),
          new NoHostDevice(),
          new NoNodeCredentials(),
          new NoSensitiveHostPath(),
          new NoHostPath(),
          new ReadOnlyHostPath(),
          new NoHostPathVolume(),
          new UnprivilegedPorts(),
          new NoSshPort(),
          new NoHostAliases(),
          new UserNamespace(),
          new NoSharedProcesses());

  private HostChecks() {}
}

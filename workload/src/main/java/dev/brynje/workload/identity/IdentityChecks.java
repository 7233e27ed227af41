package dev.brynje.workload.identity;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class IdentityChecks {
  public static final List<Check> ALL =
      List.of(
          new RunAsNonRoot(),
          new RunAsUser(),
          new RunAsGroup(),
          new FsGroup(),
          new SupplementalGroups(),
          new HighUserId(),
          new HighGroupId(),
          new NoContainerAdministrator(),
          new NoTokenAutomount(),
          new OwnServiceAccount(),
          new ServiceAccountName(),
          new DefaultAccountWithoutToken());

  private IdentityChecks() {}
}

package dev.brynje.workload.controlplane;

import dev.brynje.workload.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The checks of this package. */
public final class ControlPlaneChecks {
  private static final List<Check> FILES =
      List.of(
          new AuditPolicyCovers(),
          new AuditPolicyWithoutSecrets(),
          new EncryptionKeyElsewhere(),
          new EncryptionOfSecrets(),
          new NoPodSecurityPolicy());

  public static final List<Check> ALL =
      Stream.of(
              ApiServerAccess.ALL,
              ApiServerAdmission.ALL,
              ApiServerAudit.ALL,
              ApiServerCryptography.ALL,
              ControllerManagerFlags.ALL,
              SchedulerFlags.ALL,
              EtcdFlags.ALL,
              KubeletSettings.ALL,
              FILES)
          .flatMap(List::stream)
          .toList();

  private ControlPlaneChecks() {}
}

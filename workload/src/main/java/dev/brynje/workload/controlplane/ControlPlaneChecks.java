package dev.brynje.workload.controlplane;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;
import java.util.stream.Stream;

/** The checks of this package. */
public final class ControlPlaneChecks implements CheckGroup {
  public static final CheckGroup GROUP = new ControlPlaneChecks();

  private ControlPlaneChecks() {}

  @Override
  public boolean concerns(KubeObject object) {
    return object.group().endsWith(".config.k8s.io")
        || AuditRequest.isPolicy(object)
        || EncryptionConfig.is(object)
        || object.kind().equals("PodSecurityPolicy")
        || starts(object);
  }

  /** What cannot be read is for the checks to refuse. */
  private static boolean starts(KubeObject object) {
    try {
      return !CommandLines.of(object).isEmpty();
    } catch (FieldTypeException _) {
      return true;
    }
  }

  @Override
  public List<ObjectCheck> checks() {
    return All.CHECKS;
  }

  /** A class of its own, so that the JVM makes them when they are first asked for. */
  private static final class All {
    private static final List<ObjectCheck> FILES =
        List.of(
            new AuditPolicyCovers(),
            new AuditPolicyWithoutSecrets(),
            new EncryptionKeyElsewhere(),
            new EncryptionOfSecrets(),
            new NoPodSecurityPolicy());

    private static final List<ObjectCheck> CHECKS =
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
  }
}

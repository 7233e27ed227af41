package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.availability.AvailabilityChecks;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.controlplane.ControlPlaneChecks;
import dev.brynje.workload.filesystem.FilesystemChecks;
import dev.brynje.workload.host.HostChecks;
import dev.brynje.workload.identity.IdentityChecks;
import dev.brynje.workload.image.ImageChecks;
import dev.brynje.workload.namespace.NamespaceChecks;
import dev.brynje.workload.network.NetworkChecks;
import dev.brynje.workload.privilege.PrivilegeChecks;
import dev.brynje.workload.pss.PodSecurityChecks;
import dev.brynje.workload.rbac.RbacChecks;
import dev.brynje.workload.resource.ResourceChecks;
import dev.brynje.workload.secret.SecretChecks;
import java.util.List;
import java.util.stream.Stream;

/** Every check of manifests that an audit makes by itself. */
public final class Checks {
  private Checks() {}

  /** All checks, for the latest Kubernetes. */
  public static List<Check> all() {
    return all(KubernetesVersion.LATEST);
  }

  /** All checks, for a cluster of this version. */
  public static List<Check> all(KubernetesVersion version) {
    return Stream.of(
            IdentityChecks.ALL,
            FilesystemChecks.ALL,
            PrivilegeChecks.ALL,
            HostChecks.ALL,
            ResourceChecks.ALL,
            ImageChecks.ALL,
            SecretChecks.ALL,
            AvailabilityChecks.ALL,
            RbacChecks.ALL,
            NetworkChecks.ALL,
            NamespaceChecks.of(version),
            ControlPlaneChecks.ALL,
            PodSecurityChecks.IN_EVERY_AUDIT)
        .flatMap(List::stream)
        .toList();
  }

  /** Their controls and those of the Pod Security Standards, for the catalogue. */
  public static List<Control> controls() {
    return Stream.concat(all().stream().map(Check::control), PodSecurityChecks.controls().stream())
        .toList();
  }
}

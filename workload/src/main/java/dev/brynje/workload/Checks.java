package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.core.WaiverControls;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.availability.AvailabilityChecks;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.compose.ComposeChecks;
import dev.brynje.workload.controlplane.ControlPlaneChecks;
import dev.brynje.workload.dockerfile.DockerfileChecks;
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
import java.util.ArrayList;
import java.util.List;

/** Every check of manifests that an audit makes by itself. */
public final class Checks {
  /** Those of objects that few sources hold. */
  public static final List<CheckGroup> GROUPS =
      List.of(RbacChecks.OF_OBJECTS, ControlPlaneChecks.GROUP);

  private Checks() {}

  /** All checks, for the latest Kubernetes. */
  public static List<Check> all() {
    List<Check> all = common(KubernetesVersion.LATEST);
    GROUPS.forEach(group -> all.addAll(group.checks()));
    return all;
  }

  /** All but those of the groups, for a cluster of this version. */
  public static List<Check> common(KubernetesVersion version) {
    List<Check> checks = new ArrayList<>(300);
    checks.addAll(IdentityChecks.ALL);
    checks.addAll(FilesystemChecks.ALL);
    checks.addAll(PrivilegeChecks.ALL);
    checks.addAll(HostChecks.ALL);
    checks.addAll(ResourceChecks.ALL);
    checks.addAll(ImageChecks.ALL);
    checks.addAll(SecretChecks.ALL);
    checks.addAll(AvailabilityChecks.ALL);
    checks.addAll(RbacChecks.ACROSS);
    checks.addAll(NetworkChecks.ALL);
    checks.addAll(NamespaceChecks.of(version));
    checks.addAll(PodSecurityChecks.IN_EVERY_AUDIT);
    return checks;
  }

  /**
   * The controls that {@link #common} leaves out: of the groups, the Pod Security Standards,
   * Dockerfiles, Compose projects and waivers.
   */
  public static List<Control> otherControls() {
    List<Control> controls = new ArrayList<>();
    GROUPS.forEach(group -> controls.addAll(controls(group.checks())));
    controls.addAll(PodSecurityChecks.controls());
    controls.addAll(DockerfileChecks.controls());
    controls.addAll(ComposeChecks.controls());
    controls.addAll(WaiverControls.ALL);
    return controls;
  }

  /** Their controls. */
  public static List<Control> controls(List<? extends Check> checks) {
    List<Control> controls = new ArrayList<>(checks.size());
    for (Check check : checks) {
      controls.add(check.control());
    }
    return controls;
  }
}

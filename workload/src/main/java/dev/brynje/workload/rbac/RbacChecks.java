package dev.brynje.workload.rbac;

import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** The checks of this package. */
public final class RbacChecks implements CheckGroup {
  /** Those of what only shows when all objects are seen together. */
  public static final List<Check> ACROSS =
      List.of(new NoDanglingRole(), new NoDanglingSubject(), new NoPowerfulWorkload());

  /** Those of single roles and bindings. */
  public static final CheckGroup OF_OBJECTS = new RbacChecks();

  private RbacChecks() {}

  @Override
  public boolean concerns(KubeObject object) {
    return Rule.isRole(object) || Binding.isBinding(object);
  }

  @Override
  public List<ObjectCheck> checks() {
    return OfObjects.ALL;
  }

  /** A class of its own, so that the JVM makes them when they are first asked for. */
  private static final class OfObjects {
    private static final List<ObjectCheck> ALL =
        List.of(
            new NoSecretAccess(),
            new NoPodCreation(),
            new NoWorkloadDeletion(),
            new NoPodsExec(),
            new NoPodsAttach(),
            new NoPodsPortForward(),
            new NoEphemeralContainers(),
            new NoNodesProxy(),
            new NoImpersonation(),
            new NoEscalate(),
            new NoBind(),
            new NoRoleChange(),
            new NoBindingChange(),
            new NoCertificateApproval(),
            new NoAdmissionChange(),
            new NoTokenCreation(),
            new NoPersistentVolumeCreation(),
            new NoServiceStatusChange(),
            new NoConfigMapChange(),
            new NoClusterConfigChange(),
            new NoNetworkChange(),
            new NoNodeChange(),
            new NoNamespaceChange(),
            new NoPrivilegedPolicyUse(),
            new NoEventDeletion(),
            new NoWildcards(),
            new NoWildcardVerbs(),
            new NoWildcardGroups(),
            new NoDeadPatterns(),
            new NoClusterAdminBinding(),
            new NoClusterWideEdit(),
            new NoSystemRoleBinding(),
            new NoAnonymousBinding(),
            new NoAuthenticatedBinding(),
            new NoAllServiceAccountsBinding(),
            new NoMastersBinding(),
            new NoDefaultAccountBinding());
  }
}

package dev.brynje.workload.rbac;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class RbacChecks {
  public static final List<Check> ALL =
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
          new NoDefaultAccountBinding(),
          new NoDanglingRole(),
          new NoDanglingSubject(),
          new NoPowerfulWorkload());

  private RbacChecks() {}
}

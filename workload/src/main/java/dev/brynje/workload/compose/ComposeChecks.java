package dev.brynje.workload.compose;

import dev.brynje.core.Control;
import java.util.List;

/** The checks of this package. */
public final class ComposeChecks {
  public static final List<ComposeCheck> ALL =
      List.of(
          new NonRootUser(),
          new NoPrivileged(),
          new DropAllCapabilities(),
          new NoDangerousCapabilities(),
          new NoNewPrivileges(),
          new NoSeccompUnconfined(),
          new NoAppArmorUnconfined(),
          new NoLabelDisabled(),
          new NoSystemPathsUnconfined(),
          new NoPowerfulGroup(),
          new ReadOnlyRootFilesystem(),
          new TmpfsOptions(),
          new NoHostNetwork(),
          new NoHostPid(),
          new NoHostIpc(),
          new NoHostUts(),
          new NoHostUserNamespace(),
          new NoHostCgroup(),
          new NoHostDevice(),
          new NoRuntimeSocket(),
          new NoSensitiveHostPath(),
          new NoHostCredentials(),
          new ReadOnlyBind(),
          new NoMountPropagation(),
          new PublishedOnOneAddress(),
          new UnprivilegedHostPort(),
          new NoSshPort(),
          new OwnNetwork(),
          new NoLinks(),
          new NoVolumesFrom(),
          new MemoryLimit(),
          new CpuLimit(),
          new PidsLimit(),
          new BoundedUlimits(),
          new OomKiller(),
          new SafeSysctls(),
          new ImageTag(),
          new ImageDigest(),
          new ImageRegistry(),
          new SupportedImage(),
          new NoSecretsInEnvironment(),
          new NoSecretsInBuildArgs(),
          new NoSecretsInCommand(),
          new NoSecretsInConfigs(),
          new ConfinedBuild(),
          new RestartPolicy(),
          new LoggingLimits(),
          new HasHealthcheck());

  private ComposeChecks() {}

  /** Their controls. */
  public static List<Control> controls() {
    return ALL.stream().map(ComposeCheck::control).toList();
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import java.util.List;

/** The checks of this package. */
public final class DockerfileChecks {
  public static final List<DockerfileCheck> ALL =
      List.of(
          new FinalUser(),
          new NumericUser(),
          new BaseTag(),
          new BaseDigest(),
          new BaseRegistry(),
          new SupportedBase(),
          new KnownPlatform(),
          new RootStepsFirst(),
          new NoSecretsInVariables(),
          new SecretsMounted(),
          new NoSecretFiles(),
          new NoSecretsInRun(),
          new NoSecretsFromStage(),
          new NoSecretsRemovedLater(),
          new AddOfUrls(),
          new CopyNotAdd(),
          new NoPipeToShell(),
          new VerifiedDownload(),
          new VerifiedTls(),
          new VerifiedPackages(),
          new NoSudoInBuild(),
          new NoWorldWritable(),
          new NoSetuid(),
          new NoChpasswd(),
          new PinnedPackages(),
          new CacheRemoved(),
          new NoRecommends(),
          new AssumeYes(),
          new NoUpgrade(),
          new UpdateWithInstall(),
          new PipWithHashes(),
          new NpmCi(),
          new AptGet(),
          new NoSshPort(),
          new ValidPorts(),
          new HasHealthcheck(),
          new OneHealthcheck(),
          new OneCmd(),
          new OneEntrypoint(),
          new ExecForm(),
          new AbsoluteWorkdir(),
          new WorkdirNotCd(),
          new ContextKeptOut(),
          new Pipefail(),
          new NoMaintainer(),
          new CopyFromOther(),
          new UniqueStageNames(),
          new AnyPlatform());

  private DockerfileChecks() {}

  /** Their controls. */
  public static List<Control> controls() {
    return ALL.stream().map(DockerfileCheck::control).toList();
  }
}

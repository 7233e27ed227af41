package dev.brynje.workload.image;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class ImageChecks {
  public static final List<Check> ALL =
      List.of(
          new ValidImageReference(),
          new ImageTag(),
          new ImageDigest(),
          new ImageRegistry(),
          new ImagePullPolicy(),
          new LivingRegistry(),
          new NoTiller(),
          new NoTillerService(),
          new NoDashboard(),
          new NoIngressNginx(),
          new NoGitSyncCommand(),
          new NoSudo());

  private ImageChecks() {}
}

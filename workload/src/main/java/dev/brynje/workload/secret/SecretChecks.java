package dev.brynje.workload.secret;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class SecretChecks {
  public static final List<Check> ALL =
      List.of(
          new NoSecretsInEnvironment(),
          new NoSecretsInCommand(),
          new NoSecretsInConfigMap(),
          new NoSecretsInAnnotations(),
          new NoSecretsInManifest(),
          new SecretsAsFiles(),
          new SecretItems(),
          new UniqueVariables(),
          new NoPersonalData());

  private SecretChecks() {}
}

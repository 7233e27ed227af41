package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Variable;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;

final class NoSecretsInBuildArgs implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-secret-in-build-args", Ring.WORKLOAD, Severity.HIGH)
          .title("Builds take secrets as mounts, not as arguments")
          .rationale(
              """
              The value of a build argument is kept in the history of the image, and whoever can
              pull the image reads it there, also when it comes from outside the Compose file.
              """)
          .remediation(
              "Give it by build.secrets, and mount it in the Dockerfile: RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci")
          .reference("cis-docker", "4.10")
          .reference("cwe", "CWE-538")
          .bad(
              """
              services:
                api:
                  build:
                    context: .
                    args:
                      NPM_TOKEN: ${NPM_TOKEN}
              """)
          .good(
              """
              services:
                api:
                  build:
                    context: .
                    secrets: [npm_token]
              secrets:
                npm_token:
                  environment: NPM_TOKEN
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service.build().ifPresent(build -> build.args().forEach(arg -> judge(arg, verdict)));
  }

  private static void judge(Variable arg, ComposeVerdict verdict) {
    boolean written =
        arg.value().isPresent()
            && Found.judge(arg, arg.value().get(), "build.args", "build argument", verdict);
    if (!written && Secrets.isSecretName(arg.name()) && !Found.isEmpty(arg)) {
      verdict
          .fail(
              arg.place(),
              "build.args",
              "the build argument %s takes a secret, which the history of the image keeps"
                  .formatted(arg.shown()))
          .severity(Severity.MEDIUM)
          .evidence("name", arg.shown());
    }
  }
}

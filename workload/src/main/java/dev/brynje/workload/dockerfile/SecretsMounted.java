package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;

final class SecretsMounted implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/secret-mounted", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Builds take secrets as mounts, not as arguments")
          .rationale(
              """
              The value of a build argument is kept in the history of the image and in the
              provenance of the build, and every RUN line sees it. A secret mount is there for one
              command, and no layer keeps it.
              """)
          .remediation(
              "RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci, with docker build --secret id=npm_token")
          .reference("trivy", "DS-0031")
          .reference("hadolint", "DL3064")
          .reference("cwe", "CWE-538")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ARG NPM_TOKEN
              RUN npm ci
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction.Arg arg : stage.all(Instruction.Arg.class)) {
        for (Pair pair : arg.pairs()) {
          if (pair.value().isEmpty() && Secrets.isSecretName(pair.name().text())) {
            verdict
                .fail(
                    stage,
                    arg,
                    pair.span(),
                    "the argument %s takes a secret, which the history of the image keeps"
                        .formatted(pair.name().text()))
                .evidence("name", pair.name().text());
          }
        }
      }
    }
  }
}

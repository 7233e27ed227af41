package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;

final class NoSecretsInRun implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-secret-in-run", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No secret stands in what a build runs")
          .rationale(
              """
              The text of every RUN, CMD, ENTRYPOINT and HEALTHCHECK is kept in the image, to be
              read with docker history, and what a command writes to a file stays in its layer.
              """)
          .remediation(
              "Mount it for the command: RUN --mount=type=secret,id=token …; then change the secret, for it has leaked")
          .reference("cis-docker", "4.10")
          .reference("trivy", "DS-0031")
          .reference("cwe", "CWE-798")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN git clone https://bot:correct-horse-battery@git.example.com/shop/api.git
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://git.example.com/shop/api.git
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction instruction : stage.all(Instruction.class)) {
        for (Span span : SecretPlaces.inCommands(instruction)) {
          verdict.fail(
              stage, instruction, span, "a secret stands in the command, which the image keeps");
        }
      }
      for (RunScript script : stage.scripts()) {
        Credentials.writtenBy(script).forEach(written -> fail(written, verdict));
        for (RunCommand command : MountedSecrets.keptBy(script)) {
          verdict
              .fail(command, "a mounted secret is written to a file, which the layer keeps")
              .severity(Severity.HIGH);
        }
      }
    }
  }

  private static void fail(Credentials written, DockerfileVerdict verdict) {
    String name = ImagePath.name(written.path());
    verdict
        .fail(
            written.command(),
            "credentials are written to %s, which the layer keeps".formatted(name))
        .severity(Severity.HIGH)
        .evidence("path", name);
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.HashSet;
import java.util.Set;

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
    for (SecretDefaults.Use use : SecretDefaults.usesIn(subject)) {
      if (use.instruction() instanceof Instruction.Run) {
        verdict
            .fail(
                use.stage(),
                use.instruction(),
                use.span(),
                "%s stands for a secret, whose value is written in this file and kept in the image"
                    .formatted(use.variable()))
            .evidence("name", use.variable());
      }
    }
    for (StageSubject stage : subject.stages()) {
      for (Instruction instruction : stage.all(Instruction.class)) {
        for (Span span : SecretPlaces.inCommands(instruction)) {
          verdict.fail(
              stage, instruction, span, "a secret stands in the command, which the image keeps");
        }
      }
      Set<String> names = SecretNames.in(stage);
      Severity severity = subject.isLayered(stage) ? Severity.HIGH : Severity.MEDIUM;
      for (RunScript script : stage.scripts()) {
        Set<RunCommand> told = new HashSet<>();
        for (Credentials written : Credentials.writtenBy(script)) {
          told.add(written.command());
          fail(written, verdict);
        }
        for (SecretFlow.Written written : SecretFlow.of(script, names)) {
          if (!written.literal() && told.add(written.command())) {
            verdict
                .fail(written.command(), "a secret is written to a file, which the layer keeps")
                .severity(severity);
          }
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

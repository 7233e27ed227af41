package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.yaml.Span;
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

  private static final Set<String> CREDENTIALS =
      Set.of(".netrc", ".npmrc", ".pypirc", ".git-credentials", ".pgpass", "id_rsa", "id_ed25519");

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
        script.commands().forEach(command -> writesCredentials(command, verdict));
      }
    }
  }

  /** {@code echo … > ~/.netrc}, with whatever is written there. */
  private static void writesCredentials(RunCommand command, DockerfileVerdict verdict) {
    for (ShellCommand.Redirection one : command.command().redirections()) {
      String path = one.target().text();
      boolean file = one.writes() && !one.operator().endsWith("&");
      boolean mounted =
          command.run().head().flag("mount").stream()
              .anyMatch(flag ->
                  flag.value().contains("type=secret") || flag.value().contains("type=tmpfs"));
      if (file && !mounted && CREDENTIALS.contains(ShellNames.base(path))) {
        verdict
            .fail(
                command,
                "credentials are written to %s, which the layer keeps"
                    .formatted(ShellNames.base(path)))
            .severity(Severity.HIGH)
            .evidence("path", ShellNames.base(path));
      }
    }
  }
}

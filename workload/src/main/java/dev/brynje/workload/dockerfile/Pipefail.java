package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellCommand;

final class Pipefail implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/pipefail", Ring.WORKLOAD, Severity.LOW)
          .title("A pipe fails when any of its commands does")
          .rationale(
              """
              A shell takes the answer of the last command for that of the pipe. A download that
              failed gives an image that was built without it, and nobody is told.
              """)
          .remediation(
              "SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"] before, or set -o pipefail; in the same RUN")
          .reference("hadolint", "DL4006")
          .reference("cwe", "CWE-754")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN tool --list | sort > /list
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              SHELL ["/bin/bash", "-o", "pipefail", "-c"]
              RUN tool --list | sort > /list
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean pipes = command.command().link() == ShellCommand.Link.PIPE;
    boolean first =
        command.sameScript().stream()
            .filter(one -> one.command().link() == ShellCommand.Link.PIPE)
            .findFirst()
            .filter(command::equals)
            .isPresent();
    boolean harmless = command.isAny("echo", "printf", "yes", "true", "cat");
    if (pipes
        && first
        && !harmless
        && !command.shell().contains("pipefail")
        && command.sameScript().stream()
            .noneMatch(one -> one.isAny("set") && one.hasWord("pipefail"))) {
      verdict
          .fail(
              command,
              "when %s fails, the step goes on"
                  .formatted(command.name().isEmpty() ? "it" : command.name()))
          .evidence("command", command.name());
    }
  }
}

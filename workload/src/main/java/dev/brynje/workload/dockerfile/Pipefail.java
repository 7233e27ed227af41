package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellCommand;
import java.util.Optional;

final class Pipefail implements ScriptCheck {
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
  public void judge(RunScript script, DockerfileVerdict verdict) {
    Optional<RunCommand> first =
        script.commands().stream()
            .filter(one -> one.command().link() == ShellCommand.Link.PIPE)
            .findFirst()
            .filter(one -> !one.isAny("echo", "printf", "yes", "true", "cat"))
            .filter(one -> !one.shell().contains("pipefail"));
    boolean set =
        script.commands().stream().anyMatch(one -> one.isAny("set") && one.hasWord("pipefail"));
    if (first.isPresent() && !set) {
      String name = first.get().name();
      verdict
          .fail(
              first.get(),
              "when %s fails, the step goes on".formatted(name.isEmpty() ? "it" : name))
          .evidence("command", name);
    }
  }
}

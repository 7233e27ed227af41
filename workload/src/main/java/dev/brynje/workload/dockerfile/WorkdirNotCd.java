package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;

final class WorkdirNotCd implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/workdir-not-cd", Ring.WORKLOAD, Severity.INFO)
          .title("WORKDIR, not cd, changes the directory")
          .rationale(
              """
              What cd does ends with its RUN, which is easily overlooked where the next line needs
              it too.
              """)
          .remediation("WORKDIR /app, and RUN without cd")
          .reference("hadolint", "DL3003")
          .reference("trivy", "DS-0013")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN cd /app && make
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              WORKDIR /app
              RUN make
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    if (command.isAny("cd")
        && !command.sameScript().isEmpty()
        && command.sameScript().getFirst().equals(command)) {
      verdict
          .fail(command, "cd holds only for this instruction")
          .evidence("path", command.verb().replace(ShellWord.HOLE, '…'));
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;

final class WorkdirNotCd implements ScriptCheck {
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
  public void judge(RunScript script, DockerfileVerdict verdict) {
    script.commands().stream()
        .limit(1)
        .filter(first -> first.isAny("cd"))
        .forEach(first ->
            verdict
                .fail(first, "cd holds only for this instruction")
                .evidence("path", first.verb().replace(ShellWord.HOLE, '…')));
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.yaml.Span;

final class ExecForm implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/exec-form", Ring.WORKLOAD, Severity.LOW)
          .title("ENTRYPOINT and CMD are written as JSON")
          .rationale(
              """
              As text, a shell is the first process: it passes on no signal, so that the program
              is killed in the middle of its work at every stop, and the image needs a shell to
              run at all.
              """)
          .remediation(
              "ENTRYPOINT [\"/usr/local/bin/api\", \"--port=8080\"]; in a shell, end with exec")
          .reference("hadolint", "DL3025")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ENTRYPOINT api --port=8080
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              ENTRYPOINT ["api", "--port=8080"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      stage
          .all(Instruction.Entrypoint.class)
          .forEach(one -> judge(stage, one, one.command(), verdict));
      stage.all(Instruction.Cmd.class).forEach(one -> judge(stage, one, one.command(), verdict));
    }
  }

  private static void judge(
      StageSubject stage, Instruction instruction, Command command, DockerfileVerdict verdict) {
    boolean exec =
        command instanceof Command.Shell(ShellText text, Span _) && text.text().startsWith("exec ");
    if (command instanceof Command.Shell && !exec) {
      verdict.fail(
          stage,
          instruction,
          command.span(),
          "a shell runs the program, and passes no signal on to it");
    }
  }
}

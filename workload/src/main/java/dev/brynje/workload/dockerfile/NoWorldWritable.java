package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class NoWorldWritable implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-world-writable", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No file may be written by everybody")
          .rationale(
              """
              Any user in the container, also one that an attacker becomes, can put code where the
              program, or root at the next start, will run it.
              """)
          .remediation(
              "Give the file to its user: COPY --chown=10001:10001 --chmod=0550, or chmod u+rwX,go-w")
          .reference("cwe", "CWE-732")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN chmod -R 777 /app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN chmod -R 750 /app
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (RunScript script : stage.scripts()) {
        for (RunCommand command : script.commands()) {
          FileMode.given(command)
              .filter(given -> FileMode.isWritableByAll(given.mode()))
              .ifPresent(given -> fail(command, given, verdict));
        }
      }
      for (Instruction instruction : stage.all(Instruction.class)) {
        instruction
            .head()
            .flag("chmod")
            .ifPresent(flag -> {
              if (FileMode.isWritableByAll(flag.value())) {
                verdict
                    .fail(
                        stage,
                        instruction,
                        flag.span(),
                        "everybody may write there: " + flag.value())
                    .evidence("mode", flag.value());
              }
            });
      }
    }
  }

  private static void fail(RunCommand command, FileMode.Given given, DockerfileVerdict verdict) {
    verdict
        .fail(command, command.span(given.word()), "everybody may write there: " + given.mode())
        .evidence("mode", given.mode());
  }
}

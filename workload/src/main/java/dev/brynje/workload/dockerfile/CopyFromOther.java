package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class CopyFromOther implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/copy-from-other", Ring.WORKLOAD, Severity.HIGH)
          .title("COPY --from names another stage")
          .rationale(
              """
              A stage cannot copy from itself: the build fails, or takes an image of that name
              from a registry, whoever put it there.
              """)
          .remediation("Name the stage that has the files")
          .reference("hadolint", "DL3023")
          .reference("trivy", "DS-0006")
          .bad(
              """
              FROM registry.example.com/base:1.0 AS build
              COPY --from=build /a /b
              """)
          .good(
              """
              FROM registry.example.com/base:1.0 AS build
              FROM registry.example.com/base:1.0
              COPY --from=build /a /b
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction.Copy copy : stage.all(Instruction.Copy.class)) {
        copy.head()
            .flag("from")
            .ifPresent(from -> {
              boolean own =
                  from.value().equalsIgnoreCase(stage.name())
                      || from.value().equals(Integer.toString(stage.stage().number()));
              if (own) {
                verdict.fail(stage, copy, from.span(), "the stage copies from itself");
              }
            });
      }
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import java.util.List;

final class OneEntrypoint implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/one-entrypoint", Ring.WORKLOAD, Severity.LOW)
          .title("A stage has one ENTRYPOINT")
          .rationale(
              """
              Only the last ENTRYPOINT of a stage counts. The others are there for nobody, and who
              reads or edits them is misled.
              """)
          .remediation("Remove all but the last")
          .reference("hadolint", "DL4004")
          .reference("trivy", "DS-0007")
          .bad(
              """
              FROM registry.example.com/base:1.0
              ENTRYPOINT ["api"]
              ENTRYPOINT ["api"]
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              ENTRYPOINT ["api"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      List<Instruction.Entrypoint> all = stage.own(Instruction.Entrypoint.class);
      if (all.size() > 1) {
        verdict
            .fail(
                stage,
                all.getFirst(),
                all.getFirst().head().keywordSpan(),
                "of %d ENTRYPOINT instructions only the last counts".formatted(all.size()))
            .evidence("times", Integer.toString(all.size()));
      }
    }
  }
}

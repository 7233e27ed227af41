package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

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
    LastCounts.judge(subject, Instruction.Entrypoint.class, verdict);
  }
}

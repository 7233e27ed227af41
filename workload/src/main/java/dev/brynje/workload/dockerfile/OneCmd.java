package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class OneCmd implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/one-cmd", Ring.WORKLOAD, Severity.LOW)
          .title("A stage has one CMD")
          .rationale(
              """
              Only the last CMD of a stage counts. The others are there for nobody, and who reads
              or edits them is misled.
              """)
          .remediation("Remove all but the last")
          .reference("hadolint", "DL4003")
          .reference("trivy", "DS-0016")
          .bad(
              """
              FROM registry.example.com/base:1.0
              CMD ["api"]
              CMD ["api"]
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              CMD ["api"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    LastCounts.judge(subject, Instruction.Cmd.class, verdict);
  }
}

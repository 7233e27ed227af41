package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class OneHealthcheck implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/one-healthcheck", Ring.WORKLOAD, Severity.LOW)
          .title("A stage has one HEALTHCHECK")
          .rationale(
              """
              Only the last HEALTHCHECK of a stage counts. The others are there for nobody, and
              who reads or edits them is misled.
              """)
          .remediation("Remove all but the last")
          .reference("hadolint", "DL3012")
          .reference("trivy", "DS-0023")
          .bad(
              """
              FROM registry.example.com/base:1.0
              HEALTHCHECK CMD ["api", "health"]
              HEALTHCHECK CMD ["api", "health"]
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              HEALTHCHECK CMD ["api", "health"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    LastCounts.judge(subject, Instruction.Healthcheck.class, verdict);
  }
}

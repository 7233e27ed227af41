package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class NoMaintainer implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-maintainer", Ring.WORKLOAD, Severity.INFO)
          .title("The author stands in a label, not in MAINTAINER")
          .rationale(
              """
              MAINTAINER is deprecated and may go; labels are what tools read.
              """)
          .remediation("LABEL org.opencontainers.image.authors=\"shop@example.com\"")
          .reference("hadolint", "DL4000")
          .reference("trivy", "DS-0022")
          .reference("checkov", "CKV_DOCKER_6")
          .bad(
              """
              FROM registry.example.com/base:1.0
              MAINTAINER shop@example.com
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              LABEL org.opencontainers.image.authors="shop@example.com"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (Instruction.Maintainer one : stage.own(Instruction.Maintainer.class)) {
        verdict.fail(stage, one, one.head().keywordSpan(), "MAINTAINER is deprecated");
      }
    }
  }
}

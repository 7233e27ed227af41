package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import java.util.Optional;

final class HasHealthcheck implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/healthcheck", Ring.WORKLOAD, Severity.LOW)
          .title("The image says how its health is checked")
          .rationale(
              """
              Without a check, Docker and Compose know of a program only that it runs, not that it
              answers. Kubernetes reads probes of the Pod instead.
              """)
          .remediation(
              "HEALTHCHECK CMD [\"/api\", \"health\"]; for images that only Kubernetes runs, switch this control off")
          .reference("hadolint", "DL3057")
          .reference("trivy", "DS-0026")
          .reference("checkov", "CKV_DOCKER_2")
          .reference("cis-docker", "4.6")
          .bad(
              """
              FROM registry.example.com/base:1.0
              CMD ["api"]
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              HEALTHCHECK CMD ["api", "health"]
              CMD ["api"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    Optional<StageSubject> stage = Optional.of(subject.last());
    while (stage.isPresent()) {
      if (!stage.get().own(Instruction.Healthcheck.class).isEmpty()) {
        return;
      }
      stage = stage.get().base();
    }
    StageSubject last = subject.last();
    verdict.fail(
        last,
        last.stage().from(),
        last.stage().from().head().keywordSpan(),
        "the image has no HEALTHCHECK");
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;

final class AbsoluteWorkdir implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/absolute-workdir", Ring.WORKLOAD, Severity.LOW)
          .title("WORKDIR names a directory from the root")
          .rationale(
              """
              Where a relative path leads depends on the base image, and changes with it.
              """)
          .remediation("Write the whole path: WORKDIR /app")
          .reference("hadolint", "DL3000")
          .reference("trivy", "DS-0009")
          .reference("checkov", "CKV_DOCKER_10")
          .bad(
              """
              FROM registry.example.com/base:1.0
              WORKDIR app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              WORKDIR /app
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      boolean placed = false;
      for (Instruction.Workdir workdir : stage.all(Instruction.Workdir.class)) {
        Expanded expanded = stage.expand(workdir, workdir.path());
        String path = expanded.text();
        boolean known = expanded.known();
        boolean absolute =
            path.startsWith("/") || path.matches("[A-Za-z]:.*") || path.startsWith("\\");
        if (!absolute && known && !placed) {
          verdict
              .fail(
                  stage,
                  workdir,
                  workdir.path().span(),
                  "the base image decides where %s is".formatted(path))
              .evidence("path", path);
        }
        placed |= absolute || !known;
      }
    }
  }
}

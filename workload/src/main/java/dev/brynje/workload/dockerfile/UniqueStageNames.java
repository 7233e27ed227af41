package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

final class UniqueStageNames implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/unique-stage-names", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Each stage has a name of its own")
          .rationale(
              """
              Of two stages with one name the later one is meant, so that what is copied or built
              may not be what its author thinks.
              """)
          .remediation("Rename one of them")
          .reference("hadolint", "DL3024")
          .reference("trivy", "DS-0012")
          .reference("checkov", "CKV_DOCKER_11")
          .bad(
              """
              FROM registry.example.com/base:1.0 AS build
              FROM registry.example.com/base:1.0 AS build
              """)
          .good(
              """
              FROM registry.example.com/base:1.0 AS build
              FROM registry.example.com/base:1.0 AS test
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    Set<String> seen = new HashSet<>();
    for (StageSubject stage : subject.stages()) {
      stage
          .stage()
          .from()
          .name()
          .ifPresent(name -> {
            if (!seen.add(name.text().toLowerCase(Locale.ROOT))) {
              verdict
                  .fail(
                      stage,
                      stage.stage().from(),
                      name.span(),
                      "another stage is named %s too".formatted(name.text()))
                  .evidence("name", name.text());
            }
          });
    }
  }
}

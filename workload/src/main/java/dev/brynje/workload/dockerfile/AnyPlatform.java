package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class AnyPlatform implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/any-platform", Ring.WORKLOAD, Severity.INFO)
          .title("FROM names no fixed platform")
          .rationale(
              """
              With a fixed platform the same Dockerfile gives an image that other nodes cannot
              run, or run in emulation.
              """)
          .remediation(
              "Leave --platform out and name it when building, or take --platform=$BUILDPLATFORM for stages that only build")
          .reference("hadolint", "DL3029")
          .bad(
              """
              FROM --platform=linux/amd64 registry.example.com/base:1.0
              """)
          .good(
              """
              FROM --platform=$BUILDPLATFORM registry.example.com/base:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      stage
          .stage()
          .from()
          .head()
          .flag("platform")
          .ifPresent(platform -> {
            if (platform.value().indexOf('$') < 0) {
              verdict
                  .fail(
                      stage,
                      stage.stage().from(),
                      platform.span(),
                      "the platform is fixed as %s".formatted(platform.value()))
                  .evidence("platform", platform.value());
            }
          });
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.image.ImageContents;
import dev.brynje.workload.image.Release;
import dev.brynje.workload.image.Releases;
import java.time.LocalDate;

final class SupportedBase implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/supported-base", Ring.WORKLOAD, Severity.HIGH)
          .title("The distribution and language of the base image are supported still")
          .rationale(
              """
              After the last day of its support nobody mends what is found in a distribution or a
              language, and there is nothing to update to: each hole stays open in every image that
              is built upon it. In the year after that day this weighs medium.
              """)
          .remediation("Build upon a release that still gets fixes, and plan for its last day")
          .reference("cwe", "CWE-1104")
          .reference("cis-docker", "4.4")
          .bad(
              """
              FROM debian:9-slim
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (BaseImage image : BaseImage.of(subject, verdict)) {
      for (Release release : ImageContents.of(image.text())) {
        if (release.isOver(subject.today())) {
          fail(image, release, subject.today(), verdict);
        }
      }
    }
  }

  private static void fail(
      BaseImage image, Release release, LocalDate today, DockerfileVerdict verdict) {
    LocalDate lastDay = release.lastDay().orElse(today);
    verdict
        .fail(
            image.stage(),
            image.instruction(),
            image.span(),
            "%s gets no fixes: its support ended on %s".formatted(release.words(), lastDay))
        .severity(lastDay.plusYears(1).isBefore(today) ? Severity.HIGH : Severity.MEDIUM)
        .evidence("release", release.words())
        .remedy(remedy(release, today));
  }

  private static String remedy(Release release, LocalDate today) {
    // Docker makes no more releases of either image, whichever Java has support.
    return release.product().equals("OpenJDK") || release.product().equals("Java")
        ? "Take an image that is kept up, as eclipse-temurin is, of a release that has support"
        : Releases.known()
            .newest(release.product(), today)
            .map(newest ->
                "Build upon a release that still gets fixes; the newest known here is "
                    + newest.words())
            .orElse(CONTROL.remediation());
  }
}

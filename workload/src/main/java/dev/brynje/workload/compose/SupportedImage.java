package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.image.ImageContents;
import dev.brynje.workload.image.Release;
import java.time.LocalDate;

final class SupportedImage implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/supported-image", Ring.WORKLOAD, Severity.HIGH)
          .title("What an image holds is supported still")
          .rationale(
              """
              After the last day of its support nobody mends what is found in a distribution, a
              language or a server, and there is nothing to update to. In the year after that day
              this weighs medium.
              """)
          .remediation("Take a release that still gets fixes, and plan for its last day")
          .reference("cwe", "CWE-1104")
          .reference("cis-docker", "4.4")
          .bad(
              """
              services:
                db:
                  image: postgres:9.6-stretch
              """)
          .good(
              """
              services:
                db:
                  image: registry.example.com/postgres:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    if (Images.pulled(service, verdict).isEmpty()) {
      return;
    }
    LocalDate today = verdict.today();
    String image = service.image().map(Text::text).orElse("");
    for (Release release : ImageContents.of(image)) {
      if (release.isOver(today)) {
        LocalDate lastDay = release.lastDay().orElse(today);
        verdict
            .fail(
                service,
                "image",
                "%s gets no fixes: its support ended on %s"
                    .formatted(Images.shown(service, release.words()), lastDay))
            .severity(lastDay.plusYears(1).isBefore(today) ? Severity.HIGH : Severity.MEDIUM)
            .evidence("release", Images.shown(service, release.words()));
      }
    }
  }
}

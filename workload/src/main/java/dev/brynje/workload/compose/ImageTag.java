package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.image.ImageReference;

final class ImageTag implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/image-tag", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Images name a version")
          .rationale(
              """
              Without a tag, or with latest, nobody can say what runs: two hosts run different
              code under one name, and there is no version to go back to or to look up in an
              advisory.
              """)
          .remediation("Name the version that was tested, and its digest: name:1.8.2@sha256:…")
          .reference("cwe", "CWE-1357")
          .reference("nsm", "2.3.2")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:latest
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Images.pulled(service, verdict)
        .filter(ImageReference::isLatest)
        .ifPresent(image ->
            verdict
                .fail(
                    service,
                    "image",
                    image.tag().isEmpty()
                        ? "the image has no tag, so every pull may bring other code"
                        : "the image has the tag latest, so every pull may bring other code")
                .evidence("image", Images.shown(service)));
  }
}

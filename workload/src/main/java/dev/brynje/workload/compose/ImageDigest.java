package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class ImageDigest implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/image-digest", Ring.WORKLOAD, Severity.LOW)
          .title("Images are pinned by digest")
          .rationale(
              """
              A tag can be moved: by a rebuild, by a mistake, by whoever takes over the registry
              or its account. A digest is the hash of the content itself, so that what was tested
              is what runs.
              """)
          .remediation(
              "Add the digest after the tag: name:1.8.2@sha256:…; a bot can keep both up to date")
          .reference("cwe", "CWE-494")
          .reference("nsm", "2.1.4")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Images.pulled(service, verdict)
        .filter(image -> !image.isPinned() && !image.isLatest())
        .ifPresent(image ->
            verdict
                .fail(service, "image", "the image has a tag that can be moved, and no digest")
                .evidence("image", Images.shown(service)));
  }
}

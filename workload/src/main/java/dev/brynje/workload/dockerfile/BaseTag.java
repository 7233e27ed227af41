package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class BaseTag implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/base-tag", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Base images name a version")
          .rationale(
              """
              Without a tag, or with latest, every build may begin from other code, and nobody can
              say which one an image was built upon, go back to it, or look it up in an advisory.
              """)
          .remediation(
              "Name the version that was tested, and its digest: FROM debian:13.1@sha256:…")
          .reference("hadolint", "DL3006", "DL3007")
          .reference("trivy", "DS-0001")
          .reference("checkov", "CKV_DOCKER_7")
          .reference("cwe", "CWE-1357")
          .bad(
              """
              FROM registry.example.com/base:latest
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
      if (image.digest().isEmpty() && (image.isLatest() || image.isMoving())) {
        verdict
            .fail(image.stage(), image.instruction(), image.span(), words(image))
            .evidence("image", image.text());
      }
    }
  }

  private static String words(BaseImage image) {
    return image.tag().isEmpty()
        ? image.role() + " has no tag, which means latest"
        : "%s has the tag %s, so that every build may begin elsewhere"
            .formatted(image.role(), image.tag());
  }
}

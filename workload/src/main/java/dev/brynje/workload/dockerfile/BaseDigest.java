package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class BaseDigest implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/base-digest", Ring.WORKLOAD, Severity.LOW)
          .title("Base images are pinned by their digest")
          .rationale(
              """
              A tag is a name that its owner moves. A digest is the content: what was tested is
              what is built upon, and who takes over a registry or an account cannot put something
              else in its place.
              """)
          .remediation("Add the digest to the tag: FROM debian:13.1@sha256:…; let a bot renew it")
          .reference("cis-docker", "4.2")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              """)
          .good(
              """
              FROM registry.example.com/base:1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (BaseImage image : BaseImage.of(subject, verdict)) {
      if (image.digest().isEmpty()) {
        verdict
            .fail(
                image.stage(),
                image.instruction(),
                image.span(),
                image.role() + " has no digest, so that its tag may come to mean other code")
            .evidence("image", image.text());
      }
    }
  }
}

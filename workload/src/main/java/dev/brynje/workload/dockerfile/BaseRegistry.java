package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Directive;
import dev.brynje.workload.image.ImageReference;
import java.util.Optional;

final class BaseRegistry implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/base-registry", Ring.WORKLOAD, Severity.HIGH)
          .title("Base images come from registries that are allowed")
          .rationale(
              """
              All that is in a base image is in every image built upon it, and its maker can put
              anything there. Bases from few registries that somebody looks after keep that to
              people who are known. The image that # syntax= names reads the whole file.
              """)
          .remediation(
              "Build upon an image from a registry that is allowed, or copy it to one, or add where "
                  + "it comes from to the parameter registries")
          .takes(Parameter.REGISTRIES)
          .reference("hadolint", "DL3026")
          .reference("cis-docker", "4.2")
          .reference("nsm", "2.1.2")
          .reference("cwe", "CWE-829")
          .bad(
              """
              FROM registry.example.org/base:1.0
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              """)
          .define();

  private final Optional<Parameters.Registries> allowed;

  BaseRegistry() {
    this(Optional.empty());
  }

  private BaseRegistry(Optional<Parameters.Registries> allowed) {
    this.allowed = allowed;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public DockerfileCheck with(Parameters parameters) {
    return new BaseRegistry(parameters.registries());
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    if (allowed.isPresent()) {
      subject.dockerfile().directives().forEach(one -> judge(one, allowed.get(), verdict));
      for (BaseImage image : BaseImage.of(subject, verdict)) {
        judge(image, allowed.get(), verdict);
      }
    }
  }

  /** The image that {@code # syntax=} names reads the whole file, and decides what is built. */
  private static void judge(
      Directive directive, Parameters.Registries allowed, DockerfileVerdict verdict) {
    if (!directive.name().equals("syntax")) {
      return;
    }
    String image = directive.value().strip().split("\\s", 2)[0];
    Optional<ImageReference> reference = ImageReference.of(image);
    if (reference.isPresent() && !allowed.allow(reference.get().repository())) {
      verdict
          .fail(
              directive,
              "%s reads this file, and is from no registry that is allowed"
                  .formatted(reference.get().repository()))
          .evidence("image", image);
    }
  }

  private static void judge(
      BaseImage image, Parameters.Registries allowed, DockerfileVerdict verdict) {
    Optional<ImageReference> reference = ImageReference.of(image.text());
    if (reference.isPresent() && !allowed.allow(reference.get().repository())) {
      verdict
          .fail(
              image.stage(),
              image.instruction(),
              image.span(),
              "%s is from no registry that is allowed".formatted(reference.get().repository()))
          .evidence("image", image.text());
    }
  }
}

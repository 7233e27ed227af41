package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.image.ImageReference;
import java.util.Optional;

final class ImageRegistry implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/image-registry", Ring.WORKLOAD, Severity.HIGH)
          .title("Images come from registries that are allowed")
          .rationale(
              """
              Whoever can push to a registry that the host pulls from runs code on it. Images from
              few registries, with accounts and scans that somebody looks after, keep that to
              people who are known.
              """)
          .remediation(
              "Take the image from a registry that is allowed, or copy it to one, or add where it "
                  + "comes from to the parameter registries")
          .takes(Parameter.REGISTRIES)
          .reference("cwe", "CWE-829")
          .reference("nsm", "2.1.2")
          .bad(
              """
              services:
                api:
                  image: registry.example.org/api:1.0
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
              """)
          .define();

  private final Optional<Parameters.Registries> allowed;

  ImageRegistry() {
    this(Optional.empty());
  }

  private ImageRegistry(Optional<Parameters.Registries> allowed) {
    this.allowed = allowed;
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public ComposeCheck with(Parameters parameters) {
    return new ImageRegistry(parameters.registries());
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Optional<ImageReference> image =
        allowed.isEmpty() ? Optional.empty() : Images.pulled(service, verdict);
    if (image.isPresent() && !allowed.get().allow(image.get().repository())) {
      verdict
          .fail(
              service,
              "image",
              "%s is from no registry that is allowed"
                  .formatted(Images.shown(service, image.get().repository())))
          .evidence("image", Images.shown(service));
    }
  }
}

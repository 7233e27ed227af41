package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Optional;

final class ImageRegistry implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/image-registry", Ring.WORKLOAD, Severity.HIGH)
          .title("Images come from registries that are allowed")
          .rationale(
              """
              Whoever can push to a registry that the cluster pulls from runs code in it. Images
              from few registries, with accounts and scans that somebody looks after, are the way
              on which the rest of the checks can be relied upon.
              """)
          .remediation(
              "Take the image from a registry that is allowed, or copy it to one, or add where it "
                  + "comes from to the parameter registries")
          .takes(Parameter.REGISTRIES)
          .reference("nsa-cisa", "Building secure container images")
          .reference("nsm", "2.1.2")
          .reference("cwe", "CWE-829")
          .reference("trivy", "KSV-0032", "KSV-0033", "KSV-0034", "KSV-0035", "KSV-0125")
          .reference("kubescape", "C-0001", "C-0078")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.org/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
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
  public Check with(Parameters parameters) {
    return new ImageRegistry(parameters.registries());
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    if (allowed.isPresent()) {
      judge(Image.of(pod), allowed.get(), verdict);
    }
  }

  private static void judge(List<Image> images, Parameters.Registries allowed, Verdict verdict) {
    for (Image image : images) {
      Optional<ImageReference> reference = image.reference();
      if (reference.isPresent() && !allowed.allow(reference.get().repository())) {
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s is from no registry that is allowed".formatted(reference.get().repository()))
            .evidence("image", image.text());
      }
    }
  }
}

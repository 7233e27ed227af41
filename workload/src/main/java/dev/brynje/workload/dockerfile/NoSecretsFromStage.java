package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSecretsFromStage implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-secret-from-stage", Ring.WORKLOAD, Severity.HIGH)
          .title("No secret of an earlier stage comes into the image")
          .rationale(
              """
              A stage of its own is a good place for what only the build may know, until COPY
              --from takes the directory where that lies: then the image has it as well.
              """)
          .remediation(
              "Copy what the image needs by name, and give the build its secrets as mounts: RUN --mount=type=secret,id=token …")
          .reference("cis-docker", "4.10")
          .reference("trivy", "DS-0031")
          .reference("cwe", "CWE-538")
          .bad(
              """
              FROM registry.example.com/base:1.0 AS build
              WORKDIR /app
              COPY .npmrc package.json ./
              FROM registry.example.com/base:1.0
              COPY --from=build /app /app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0 AS build
              WORKDIR /app
              COPY .npmrc package.json ./
              FROM registry.example.com/base:1.0
              COPY --from=build /app/dist /app/dist
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean readsCommands() {
    return true;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (SecretTrail.Arrival arrival : SecretTrail.of(subject).arrivals()) {
      if (subject.isLayered(arrival.stage())) {
        String name = arrival.secret().name();
        String others = arrival.others() == 0 ? "" : " with %d others".formatted(arrival.others());
        verdict
            .fail(
                arrival.stage(),
                arrival.copy(),
                arrival.span(),
                "%s comes along from stage %s%s, which %s"
                    .formatted(name, arrival.secret().origin(), others, arrival.secret().what()))
            .evidence("file", name);
      }
    }
  }
}

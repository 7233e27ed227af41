package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSecretsRemovedLater implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-secret-removed-later", Ring.WORKLOAD, Severity.HIGH)
          .title("No secret is removed when a layer has it already")
          .rationale(
              """
              Each instruction makes a layer, and all layers are in the image. A file that a later
              RUN removes is out of sight, and whoever unpacks the image reads it in the layer
              before.
              """)
          .remediation(
              "Do not let it into a layer: mount it for the command that needs it, RUN --mount=type=secret,id=token …, or write, use and remove it in one RUN; then change the secret, for it has leaked")
          .reference("cis-docker", "4.10")
          .reference("trivy", "DS-0031")
          .reference("cwe", "CWE-538")
          .bad(
              """
              FROM registry.example.com/base:1.0
              COPY .npmrc /root/.npmrc
              RUN npm ci && rm /root/.npmrc
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
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
    for (SecretTrail.Removal removal : SecretTrail.of(subject).removals()) {
      RunCommand command = removal.command();
      if (subject.layered().stream().anyMatch(one -> one.name().equals(command.stage()))) {
        String name = removal.secret().name();
        verdict
            .fail(
                command,
                command.span(removal.word()),
                "%s is removed too late: an earlier layer keeps it".formatted(name))
            .evidence("file", name);
      }
    }
  }
}

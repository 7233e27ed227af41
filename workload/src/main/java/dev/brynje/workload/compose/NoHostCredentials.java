package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.host.HostPath;

final class NoHostCredentials implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-credentials", Ring.WORKLOAD, Severity.HIGH)
          .title("Services mount no credentials of the host or its users")
          .rationale(
              """
              Keys for a cloud, a registry, a cluster or other hosts open far more than the
              service needs, and whoever takes the service over has them.
              """)
          .remediation("Give the service an account of its own, and its key as a secret: secrets:")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-522")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["~/.aws:/root/.aws:ro"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  read_only: true
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (HostFile file : HostFile.of(project, service, verdict)) {
      if (file.is(HostPath.Kind.CREDENTIALS)) {
        verdict
            .fail(file.place(), "volumes", "%s gives away %s".formatted(file.shown(), file.holds()))
            .evidence("path", file.path());
      }
    }
  }
}

package dev.brynje.workload.compose;

import dev.brynje.compose.Port;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSshPort implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-ssh-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No service publishes SSH")
          .rationale(
              """
              An SSH server in a container is a second way in, with its own keys and passwords,
              past the engine and its log. docker exec does what it is for.
              """)
          .remediation("Remove the port, and the server from the image; use docker compose exec")
          .reference("cis-docker", "5.6")
          .reference("nsm", "2.5.4")
          .reference("cwe", "CWE-749")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ports: ["127.0.0.1:2222:22"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ports: ["127.0.0.1:8443:8443"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Port port : service.ports()) {
      Text target = port.target().orElse(null);
      if (target != null
          && target.known()
          && Ports.first(target.text()) <= 22
          && Ports.last(target.text()) >= 22) {
        verdict
            .fail(port.place(), "ports", "port 22 of the container is that of SSH")
            .evidence("port", Ports.evident(port));
      }
    }
  }
}

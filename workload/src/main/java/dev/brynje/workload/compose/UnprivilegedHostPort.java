package dev.brynje.workload.compose;

import dev.brynje.compose.Port;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class UnprivilegedHostPort implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/unprivileged-host-port", Ring.WORKLOAD, Severity.LOW)
          .title("Host ports are 1024 or above")
          .rationale(
              """
              Ports below 1024 are those of the host's own services, and on many hosts only root
              may listen there: a service that takes one stands in the way of what belongs there,
              or for it.
              """)
          .remediation(
              "Publish another port, or put one reverse proxy in front that has 80 and 443")
          .reference("cis-docker", "5.7")
          .reference("cwe", "CWE-250")
          .reference("kics", "bc2908f3")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ports: ["127.0.0.1:443:8443"]
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
      Text published = port.published().orElse(null);
      if (published == null || !verdict.knows(published)) {
        continue;
      }
      int first = Ports.first(published.text());
      if (first < 1024) {
        verdict
            .fail(
                port.place(),
                "ports",
                "port %s of the host is below 1024"
                    .formatted(published.shown(String.valueOf(first))))
            .evidence("port", Ports.evident(port));
      }
    }
  }
}

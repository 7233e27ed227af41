package dev.brynje.workload.compose;

import dev.brynje.compose.Port;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class PublishedOnOneAddress implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/port-on-one-address", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Ports are published on one address")
          .rationale(
              """
              A port without an address is open on all addresses of the host, and Docker opens it
              past the host's own firewall rules. A database that was meant for the neighbour
              service is then on the network.
              """)
          .remediation(
              "Put an address before it: \"127.0.0.1:5432:5432\"; services of one network reach each other without ports")
          .reference("cis-docker", "5.13")
          .reference("nsm", "2.5.4")
          .reference("cwe", "CWE-1327")
          .reference("kics", "451d79dc")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ports: ["5432:5432"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ports: ["127.0.0.1:5432:5432"]
              """)
          .define();

  /** Ways to write all addresses. */
  private static final Set<String> ALL = Set.of("0.0.0.0", "::", "::0", "0:0:0:0:0:0:0:0", "[::]");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Port port : service.ports()) {
      Text address = port.hostIp().orElse(null);
      if (address == null || (verdict.knows(address) && ALL.contains(address.text()))) {
        verdict
            .fail(
                port.place(),
                "ports",
                "port %s is open on all addresses of the host".formatted(Ports.shown(port)))
            .evidence("port", Ports.evident(port));
      }
    }
  }
}

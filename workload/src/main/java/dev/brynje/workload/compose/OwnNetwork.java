package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class OwnNetwork implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/own-network", Ring.WORKLOAD, Severity.LOW)
          .title("Services share a network only with those that they talk to")
          .rationale(
              """
              All services that name no network are in one, so that a shop front that is taken
              over reaches the database and everybody else. Networks by purpose let each reach
              what it needs.
              """)
          .remediation("Declare networks, and name them for each service: networks: [backend]")
          .reference("nsm", "2.4.1")
          .reference("cwe", "CWE-653")
          .reference("kics", "ce14a68b")
          .bad(
              """
              services:
                web:
                  image: registry.example.com/web:1.0
                db:
                  image: registry.example.com/db:1.0
              """)
          .good(
              """
              services:
                web:
                  image: registry.example.com/web:1.0
                  networks: [front]
                db:
                  image: registry.example.com/db:1.0
                  networks: [back]
              networks:
                front: {}
                back: {}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    int sharing = project.inDefaultNetwork();
    if (sharing > 1 && service.inDefaultNetwork()) {
      verdict.fail(
          service,
          "networks",
          "the service is in the default network, with %d others".formatted(sharing - 1));
    }
  }
}

package dev.brynje.workload.compose;

import dev.brynje.compose.Mount;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class NoMountPropagation implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-mount-propagation", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No mount spreads between host and service")
          .rationale(
              """
              With shared propagation what the service mounts appears on the host, and with slave
              what the host mounts appears in the service, disks of others included.
              """)
          .remediation("Remove bind.propagation, or set it to rprivate")
          .reference("cis-docker", "5.19")
          .reference("cwe", "CWE-668")
          .reference("kics", "baa452f0")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/srv/shop:/srv/shop:ro,rshared"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/srv/shop:/srv/shop:ro"]
              """)
          .define();

  private static final Set<String> SPREADING = Set.of("shared", "rshared", "slave", "rslave");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Mount mount : service.mounts()) {
      mount
          .fields()
          .text("bind", "propagation")
          .filter(text -> verdict.knows(text) && SPREADING.contains(text.text()))
          .ifPresent(text ->
              verdict
                  .fail(
                      mount.place(),
                      "volumes",
                      "what is mounted there later spreads between host and service")
                  .evidence("propagation", text.shown(text.text())));
    }
  }
}

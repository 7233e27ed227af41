package dev.brynje.workload.compose;

import dev.brynje.compose.Fields;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class BoundedUlimits implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/bounded-ulimits", Ring.WORKLOAD, Severity.LOW)
          .title("Services may not open files or start processes without end")
          .rationale(
              """
              The engine gives each service limits of open files and processes. A service that
              lifts them takes, after one mistake or one attack, what the kernel has for all.
              """)
          .remediation("Give the number that it needs: ulimits: {nofile: 65536, nproc: 4096}")
          .reference("cis-docker", "5.18")
          .reference("cwe", "CWE-770")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ulimits: {nofile: -1}
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ulimits: {nofile: {soft: 1024, hard: 65536}}
              """)
          .define();

  private static final Map<String, String> COUNTED =
      Map.of("nofile", "open files", "nproc", "processes");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (String name : List.of("nofile", "nproc")) {
      limit(service, name)
          .filter(limit -> verdict.knows(limit) && limit.text().strip().equals("-1"))
          .ifPresent(limit -> fail(limit, name, verdict));
    }
  }

  private static void fail(Text limit, String name, ComposeVerdict verdict) {
    verdict
        .fail(limit.place(), "ulimits." + name, "%s have no limit".formatted(COUNTED.get(name)))
        .evidence("ulimit", name);
  }

  /** The hard limit, to which a process may raise the other one. */
  private static Optional<Text> limit(Service service, String name) {
    return service.get("ulimits", name).orElse(null) instanceof Fields both
        ? both.text("hard")
        : service.text("ulimits", name);
  }
}

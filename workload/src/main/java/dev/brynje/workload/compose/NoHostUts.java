package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoHostUts implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-uts", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services cannot rename the host")
          .rationale(
              """
              In the host's UTS namespace a service with the right to do so changes the name of
              the host, by which logs and neighbours know it.
              """)
          .remediation("Remove uts: host")
          .reference("cis-docker", "5.20")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  uts: host
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [ALL]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .text("uts")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(
                text.place(), "uts", "the service shares the name of the host, and may change it"));
  }
}

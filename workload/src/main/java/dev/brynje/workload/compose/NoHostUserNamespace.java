package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoHostUserNamespace implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-user-namespace", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services stay in the user namespace of the engine")
          .rationale(
              """
              Where the engine maps user ids, root in a container is nobody on the host.
              userns_mode: host takes that away from this service.
              """)
          .remediation("Remove userns_mode: host")
          .reference("cis-docker", "5.30")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kics", "8af7162d")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  userns_mode: host
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
        .text("userns_mode")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(
                text.place(),
                "userns_mode",
                "root of the service is root of the host, also where the engine maps user ids"));
  }
}

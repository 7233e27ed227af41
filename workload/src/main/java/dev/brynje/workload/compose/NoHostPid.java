package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoHostPid implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-pid", Ring.WORKLOAD, Severity.HIGH)
          .title("Services see no processes of the host")
          .rationale(
              """
              In the host's process namespace a service sees every process with its arguments and,
              as root, their environment and files.
              """)
          .remediation("Remove pid: host")
          .reference("cis-docker", "5.15")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kics", "4f31dd9f")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  pid: host
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
        .text("pid")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(text.place(), "pid", "the service sees all processes of the host"));
  }
}

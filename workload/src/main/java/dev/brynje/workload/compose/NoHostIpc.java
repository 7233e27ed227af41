package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoHostIpc implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-ipc", Ring.WORKLOAD, Severity.HIGH)
          .title("Services share no memory with the host")
          .rationale(
              """
              In the host's IPC namespace a service reads and writes the shared memory of the
              host's programs.
              """)
          .remediation("Remove ipc: host; ipc: service:NAME shares with one service only")
          .reference("cis-docker", "5.16")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kics", "baa3890f")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  ipc: host
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
        .text("ipc")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(
                text.place(), "ipc", "the service shares memory with all programs of the host"));
  }
}

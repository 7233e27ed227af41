package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class PidsLimit implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/pids-limit", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services have a limit of processes")
          .rationale(
              """
              Without a limit a fork bomb, or a program that does not reap its children, takes all
              process ids of the host, so that nobody can log in to end it.
              """)
          .remediation("Set pids_limit: 200, or deploy.resources.limits.pids")
          .reference("cis-docker", "5.29")
          .reference("cwe", "CWE-770")
          .reference("kics", "221e0658")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  pids_limit: -1
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  pids_limit: 200
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .pidsLimit()
        .ifPresentOrElse(
            limit -> Limits.judge(limit, "pids_limit", "limit of processes", verdict),
            () -> Limits.missing(service, "pids_limit", "limit of processes", verdict));
  }
}

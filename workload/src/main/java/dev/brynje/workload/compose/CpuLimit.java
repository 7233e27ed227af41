package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class CpuLimit implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/cpu-limit", Ring.WORKLOAD, Severity.INFO)
          .title("Services have a CPU limit")
          .rationale(
              """
              A service without a limit may take all processors, so that its neighbours on the
              host stand still.
              """)
          .remediation("Set cpus: 0.5, or deploy.resources.limits.cpus")
          .reference("cis-docker", "5.11")
          .reference("cwe", "CWE-770")
          .reference("kics", "6b610c50")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cpus: 0
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  deploy:
                    resources:
                      limits:
                        cpus: "0.5"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .cpuLimit()
        .ifPresentOrElse(
            limit -> Limits.judge(limit, "cpus", "CPU limit", verdict),
            () -> Limits.missing(service, "cpus", "CPU limit", verdict));
  }
}

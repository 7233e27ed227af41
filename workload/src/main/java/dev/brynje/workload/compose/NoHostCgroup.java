package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoHostCgroup implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-cgroup", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services have a cgroup namespace of their own")
          .rationale(
              """
              In the host's cgroup namespace a service sees which containers there are, and, with
              the right to write there, moves its limits.
              """)
          .remediation("Remove cgroup: host and cgroup_parent")
          .reference("cis-docker", "5.24")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kics", "4d9f44c6")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cgroup: host
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
        .text("cgroup")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(text.place(), "cgroup", "the service sees the cgroups of the host"));
    service
        .text("cgroup_parent")
        .filter(verdict::knows)
        .ifPresent(text ->
            verdict
                .fail(
                    text.place(),
                    "cgroup_parent",
                    "the limits of the engine's own cgroup do not hold for the service")
                .evidence("cgroup_parent", text.shown()));
  }
}

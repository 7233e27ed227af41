package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class RestartPolicy implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/restart-policy", Ring.WORKLOAD, Severity.LOW)
          .title("Services are started again when they end, and not for ever")
          .rationale(
              """
              A service without a policy stays down after a crash or a restart of the host. One
              that starts again on every failure without end hides what is wrong, and lets an
              attacker try again and again.
              """)
          .remediation("Set restart: unless-stopped, or restart: on-failure:5")
          .reference("cis-docker", "5.14")
          .reference("cwe", "CWE-703")
          .reference("kics", "2fc99041")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  restart: "no"
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  restart: unless-stopped
              """)
          .define();

  private static final int MOST_TIMES = 5;

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    if (project.isAwaited(service) || service.get("deploy", "restart_policy").isPresent()) {
      return;
    }
    Text restart = service.text("restart").orElse(null);
    if (restart == null) {
      verdict.fail(
          service, "restart", "no restart policy is set, so the service stays down when it ends");
    } else if (verdict.knows(restart)) {
      String policy = restart.text();
      if (policy.equals("no") || policy.equals("false") || policy.isEmpty()) {
        verdict.fail(restart.place(), "restart", "the service stays down when it ends");
      } else if (policy.startsWith("on-failure")
          && Ports.last(policy.replaceFirst(".*:", "")) > MOST_TIMES) {
        verdict.fail(
            restart.place(),
            "restart",
            "the service is started again without end when it fails; on-failure:5 gives up");
      }
    }
  }
}

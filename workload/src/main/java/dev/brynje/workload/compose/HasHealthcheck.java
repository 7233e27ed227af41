package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;

final class HasHealthcheck implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/healthcheck", Ring.WORKLOAD, Severity.LOW)
          .title("Services say how their health is checked")
          .rationale(
              """
              Without a check the engine takes a process that hangs for a service that works, and
              others are started before it can answer.
              """)
          .remediation("Set healthcheck: {test: [\"CMD\", \"/app/health\"], interval: 30s}")
          .reference("cis-docker", "5.27")
          .reference("cwe", "CWE-703")
          .reference("kics", "698ed579")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  healthcheck:
                    disable: true
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  healthcheck:
                    test: ["CMD", "/app/health"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    if (project.isAwaited(service)) {
      return;
    }
    boolean off =
        service
                .text("healthcheck", "disable")
                .filter(text -> verdict.knows(text) && text.isTrue())
                .isPresent()
            || service.texts("healthcheck", "test").stream()
                .anyMatch(text -> text.text().equals("NONE"));
    if (off) {
      verdict.fail(service, "healthcheck", "the health check is switched off");
    } else if (service.texts("healthcheck", "test").isEmpty() && !isBuiltWithOne(service)) {
      verdict.fail(
          service, "healthcheck", "no health check is set here, so only the image may have one");
    }
  }

  /** Whether the last HEALTHCHECK of its Dockerfile has a command. */
  private static boolean isBuiltWithOne(Service service) {
    boolean checked = false;
    if (service.builtFrom().isPresent()) {
      for (Instruction.Healthcheck one :
          service.builtFrom().get().all(Instruction.Healthcheck.class)) {
        checked = one.command().isPresent();
      }
    }
    return checked;
  }
}

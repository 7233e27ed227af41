package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class LoggingLimits implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/logging-limits", Ring.WORKLOAD, Severity.LOW)
          .title("Logs of services are bounded, and kept")
          .rationale(
              """
              Docker keeps what a service writes in a file without a bound, until the disk of the
              host is full; whoever can make a service write can stop them all. Without a log
              nobody sees what happened.
              """)
          .remediation("Set logging: {driver: local}, or options: {max-size: 10m, max-file: \"3\"}")
          .reference("cwe", "CWE-770", "CWE-778")
          .reference("cis-docker", "2.12")
          .reference("nsm", "3.2.2")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  logging:
                    driver: none
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  logging:
                    driver: json-file
                    options:
                      max-size: 10m
                      max-file: "3"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Text driver = service.text("logging", "driver").orElse(null);
    if (driver != null && !verdict.knows(driver)) {
      return;
    }
    if (driver != null && driver.text().equals("none")) {
      verdict
          .fail(driver.place(), "logging", "what the service writes is kept nowhere")
          .severity(Severity.MEDIUM);
    } else if ((driver == null || driver.text().equals("json-file"))
        && service.get("logging", "options", "max-size").isEmpty()) {
      verdict.fail(service, "logging", "the log has no bound, and may fill the disk of the host");
    }
  }
}

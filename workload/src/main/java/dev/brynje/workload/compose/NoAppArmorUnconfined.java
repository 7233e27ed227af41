package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoAppArmorUnconfined implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-app-armor-unconfined", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No service is without AppArmor")
          .rationale(
              """
              Docker's AppArmor profile denies writing to /proc and /sys, and mounting.
              Unconfined, the service has only its capabilities between itself and those.
              """)
          .remediation("Remove apparmor:unconfined, or name a profile made for the service")
          .reference("cis-docker", "5.1")
          .reference("cwe", "CWE-693")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["apparmor:unconfined"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["no-new-privileges:true"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    SecurityOption.judge(
        service, "apparmor", "unconfined", "AppArmor is switched off for the service", verdict);
  }
}

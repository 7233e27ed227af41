package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSystemPathsUnconfined implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-system-paths-unconfined", Ring.WORKLOAD, Severity.HIGH)
          .title("No service sees the masked parts of /proc and /sys")
          .rationale(
              """
              Parts of /proc and /sys are masked or read-only in a container, for they show and
              switch the host's kernel: its memory, its keys, its core dump handler, which runs on
              the host as root.
              """)
          .remediation("Remove systempaths=unconfined")
          .reference("cis-docker", "5.22")
          .reference("cwe", "CWE-693")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["systempaths=unconfined"]
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
        service,
        "systempaths",
        "unconfined",
        "the masked parts of /proc and /sys are open to the service",
        verdict);
  }
}

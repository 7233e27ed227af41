package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.privilege.Capability;

final class NoDangerousCapabilities implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-dangerous-capabilities", Ring.WORKLOAD, Severity.HIGH)
          .title("No service adds a capability that reaches the host")
          .rationale(
              """
              Some capabilities are not kept apart for each container: with SYS_ADMIN, SYS_MODULE
              or DAC_READ_SEARCH a process reaches the host's kernel, disks and files as if there
              were no container.
              """)
          .remediation(
              "Remove it from cap_add; give the service the one device, file or port that it needs")
          .reference("cis-docker", "5.3")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [ALL]
                  cap_add: [SYS_ADMIN]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [ALL]
                  cap_add: [NET_BIND_SERVICE]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Text added : service.texts("cap_add")) {
      if (verdict.knows(added)) {
        Capability.danger(Capability.named(added.text()))
            .ifPresent(danger ->
                verdict
                    .fail(
                        added.place(),
                        "cap_add",
                        "the capability %s %s"
                            .formatted(
                                added.shown(), danger.power().replace("the node", "the host")))
                    .evidence("capability", added.shown())
                    .severity(danger.severity()));
      }
    }
  }
}

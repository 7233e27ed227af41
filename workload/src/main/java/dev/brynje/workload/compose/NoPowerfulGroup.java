package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class NoPowerfulGroup implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-powerful-group", Ring.WORKLOAD, Severity.HIGH)
          .title("No service is in a group that is as good as root")
          .rationale(
              """
              Members of docker reach the engine's socket, those of disk read the disks, and group
              0 owns much of what root owns.
              """)
          .remediation(
              "Remove it from group_add; take a group made for the files that the service shares")
          .reference("cwe", "CWE-250")
          .reference("cis-docker", "4.1")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  group_add: [docker]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  group_add: ["2000"]
              """)
          .define();

  private static final Set<String> POWERFUL =
      Set.of("0", "root", "docker", "disk", "sudo", "wheel", "shadow", "kmem", "lxd", "libvirt");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Text group : service.texts("group_add")) {
      if (verdict.knows(group) && POWERFUL.contains(group.text())) {
        verdict
            .fail(
                group.place(),
                "group_add",
                "the group %s is as good as root".formatted(group.shown()))
            .severity(
                group.text().equals("0") || group.text().equals("root")
                    ? Severity.MEDIUM
                    : Severity.HIGH)
            .evidence("group", group.shown());
      }
    }
  }
}

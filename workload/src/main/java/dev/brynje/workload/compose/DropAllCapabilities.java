package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.privilege.Capability;
import java.util.List;

final class DropAllCapabilities implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/drop-all-capabilities", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services drop all capabilities")
          .rationale(
              """
              A runtime gives every container a dozen capabilities that few programs use. NET_RAW
              among them forges packets of the neighbours; SETUID, MKNOD and DAC_OVERRIDE are what
              a break-out builds on. Dropped, they cannot be used by anybody.
              """)
          .remediation("Set cap_drop: [ALL], and cap_add: with what the program needs")
          .reference("cis-docker", "5.3")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kics", "ce76b7d0")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [NET_RAW]
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
    if (Privilege.isPrivileged(service)) {
      return;
    }
    List<Text> dropped = service.texts("cap_drop");
    boolean all =
        dropped.stream()
            .anyMatch(text -> text.known() && Capability.named(text.text()).equals("ALL"));
    if (!all && Values.allKnown(dropped, verdict)) {
      verdict.fail(
          service,
          "cap_drop",
          dropped.isEmpty()
              ? "no capability is dropped, so the runtime's default ones stay"
              : "not all capabilities are dropped");
    }
  }
}

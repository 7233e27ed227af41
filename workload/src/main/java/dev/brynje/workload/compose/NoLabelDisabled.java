package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoLabelDisabled implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-selinux-disabled", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No service is without SELinux")
          .rationale(
              """
              On hosts with SELinux each container has a label of its own, and reaches no file of
              the host or of another container. label:disable takes that away.
              """)
          .remediation("Remove label:disable; mount with :z or :Z what the service may read")
          .reference("cis-docker", "5.2")
          .reference("cwe", "CWE-693")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["label:disable"]
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
        service, "label", "disable", "SELinux is switched off for the service", verdict);
  }
}

package dev.brynje.workload.compose;

import dev.brynje.compose.Fields;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;

final class NoPrivileged implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-privileged", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No service is privileged")
          .rationale(
              """
              A privileged container has all capabilities and all devices of the host, without
              seccomp or AppArmor. Whoever takes it over mounts the host's disk and is root there.
              """)
          .remediation("Remove privileged: true; add the one capability or device that is needed")
          .reference("cis-docker", "5.5")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kics", "ae5b6871")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  privileged: true
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
    service.text("privileged").ifPresent(text -> judge("privileged", text, verdict));
    for (String hook : List.of("post_start", "pre_stop")) {
      for (Fields step : Values.mappings(service, hook)) {
        step.text("privileged").ifPresent(text -> judge(hook, text, verdict));
      }
    }
  }

  private static void judge(String field, Text text, ComposeVerdict verdict) {
    if (verdict.knows(text) && text.isTrue()) {
      verdict.fail(
          text.place(),
          field,
          field.equals("privileged")
              ? "the service is privileged, which is root on the host"
              : "a command of %s is privileged, which is root on the host".formatted(field));
    }
  }
}

package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;

final class NoNewPrivileges implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-new-privileges", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No process gains privileges that its service has not")
          .rationale(
              """
              A setuid program in the image makes whoever starts it root in the container,
              whatever user: says. With no-new-privileges the kernel gives no process more than
              the one before it had.
              """)
          .remediation("Set security_opt: [\"no-new-privileges:true\"]")
          .reference("cis-docker", "5.26")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kics", "27fcc7d6", "610e266e")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  security_opt: ["no-new-privileges:false"]
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
    if (Privilege.isPrivileged(service)) {
      return;
    }
    List<Text> options = service.texts("security_opt");
    for (Text option : options) {
      SecurityOption read = SecurityOption.of(option);
      if (read.name().equals("no-new-privileges")) {
        if (read.value().equals("false")) {
          verdict.fail(
              option.place(),
              "security_opt",
              "setuid programs of the image may make a process root");
        }
        return;
      }
    }
    if (Values.allKnown(options, verdict)) {
      verdict.fail(service, "security_opt", "setuid programs of the image may make a process root");
    }
  }
}

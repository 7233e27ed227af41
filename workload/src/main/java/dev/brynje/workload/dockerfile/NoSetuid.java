package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;

final class NoSetuid implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-setuid", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The build makes no setuid or setgid programs")
          .rationale(
              """
              Such a program runs as its owner, most often root, whoever starts it. It is the way
              from the user of the container to root, unless allowPrivilegeEscalation is off
              wherever the image runs.
              """)
          .remediation(
              "Leave the bit out; give the program the one capability that it needs, or run it as the user that it needs")
          .reference("cis-docker", "4.8")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN chmod 4755 /usr/local/bin/helper
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN chmod 0755 /usr/local/bin/helper
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    if (command.isAny("chmod") && !command.operands().isEmpty()) {
      ShellWord mode = command.operands().getFirst();
      if (FileMode.setsId(mode.text())) {
        verdict
            .fail(
                command,
                command.span(mode),
                "the program will run as its owner or group, whoever starts it")
            .evidence("mode", mode.text());
      }
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class AptGet implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/apt-get", Ring.WORKLOAD, Severity.INFO)
          .title("Scripts call apt-get, not apt")
          .rationale(
              """
              apt is made for people: what it prints and how it answers may change with any
              version, as its own manual says.
              """)
          .remediation("Write apt-get or apt-cache")
          .reference("hadolint", "DL3027")
          .reference("checkov", "CKV_DOCKER_9")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt install -y curl
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get install -y curl
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    if (command.isAny("apt")) {
      verdict
          .fail(command, "apt is made for people, not for scripts")
          .evidence("command", command.verb());
    }
  }
}

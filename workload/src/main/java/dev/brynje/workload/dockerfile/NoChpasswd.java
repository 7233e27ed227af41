package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoChpasswd implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-password-set", Ring.WORKLOAD, Severity.HIGH)
          .title("The build sets no password")
          .rationale(
              """
              The password, or its hash, is in a layer for everybody who has the image, and an
              account with a password is one that somebody may log in to.
              """)
          .remediation(
              "Leave accounts without a password: useradd --system --shell /usr/sbin/nologin app")
          .reference("checkov", "CKV2_DOCKER_17")
          .reference("cwe", "CWE-798")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN echo "app:$APP_LOGIN" | chpasswd
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN useradd --system --shell /usr/sbin/nologin app
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean option = PasswordOptions.isSetBy(command);
    boolean locks = command.isAny("passwd") && command.has("-l", "-d", "--lock", "--delete");
    if (command.isAny("chpasswd", "newusers") || option || (command.isAny("passwd") && !locks)) {
      verdict
          .fail(command, "%s sets a password, which the layer keeps".formatted(command.name()))
          .evidence("command", command.name());
    }
  }
}

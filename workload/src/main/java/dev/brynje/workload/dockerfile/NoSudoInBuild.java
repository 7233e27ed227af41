package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoSudoInBuild implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-sudo", Ring.WORKLOAD, Severity.MEDIUM)
          .title("No build step runs through sudo")
          .rationale(
              """
              A build step is root already, or becomes it with USER. An image with sudo gives an
              attacker within the container the way to root that a USER instruction was to close.
              """)
          .remediation(
              "Put USER root before the steps that need it and USER 10001 behind them; remove sudo from the image")
          .reference("hadolint", "DL3004")
          .reference("trivy", "DS-0010")
          .reference("checkov", "CKV2_DOCKER_1")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN sudo make install
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN make install
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    String first = ShellNames.base(command.command().words().getFirst().text());
    boolean installed =
        Packages.installed(command).stream()
            .anyMatch(word -> Packages.name(word.text()).equals("sudo"));
    if (first.equals("sudo") || first.equals("doas")) {
      verdict.fail(command, "the step becomes root through " + first).evidence("command", first);
    } else if (installed) {
      verdict.fail(command, "sudo is installed, a way to root").evidence("command", "install");
    }
  }
}

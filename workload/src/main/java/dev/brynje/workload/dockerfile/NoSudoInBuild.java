package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<String> root = root(command);
    boolean installed =
        Packages.installed(command).stream()
            .anyMatch(word -> Packages.name(word.text()).equals("sudo"));
    if (root.isPresent()) {
      verdict
          .fail(command, "the step becomes root through " + root.get())
          .evidence("command", root.get());
    } else if (installed) {
      verdict.fail(command, "sudo is installed, a way to root").evidence("command", "install");
    }
  }

  /** Also {@code env X=1 sudo}, {@code xargs sudo}. */
  private static Optional<String> root(RunCommand command) {
    List<String> around = new ArrayList<>(Wrappers.around(command.command().words()));
    around.add(command.name());
    return around.stream().filter(one -> one.equals("sudo") || one.equals("doas")).findFirst();
  }
}

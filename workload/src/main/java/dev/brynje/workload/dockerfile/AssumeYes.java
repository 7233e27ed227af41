package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class AssumeYes implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/assume-yes", Ring.WORKLOAD, Severity.LOW)
          .title("Package managers do not ask during a build")
          .rationale(
              """
              Nobody answers in a build: the question ends it, or, where standard input gives
              nothing, takes the answer that is the default.
              """)
          .remediation(
              "Add -y: apt-get install -y, dnf install -y; zypper --non-interactive install")
          .reference("hadolint", "DL3014", "DL3030", "DL3034", "DL3038")
          .reference("trivy", "DS-0021")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get install curl
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
    boolean asks =
        switch (command.name()) {
          case "apt-get", "apt", "aptitude" ->
              Packages.installs(command)
                  && !command.has("-y", "--yes", "--assume-yes", "--force-yes")
                  && !command.has("-qq", "--quiet=2")
                  && command.arguments().stream()
                      .noneMatch(word ->
                          word.text().startsWith("-qq") || word.text().contains("Assume-Yes"));
          case "yum", "dnf", "microdnf", "tdnf" ->
              Packages.installs(command)
                  && !command.has("-y", "--assumeyes")
                  && !command.hasWord("--setopt=assumeyes=1");
          case "zypper" ->
              Packages.installs(command)
                  && !command.has("-n", "-y", "--non-interactive", "--no-confirm");
          case "pacman" ->
              (Packages.installs(command) || Pacman.upgrades(command))
                  && !command.has("--noconfirm");
          default -> false;
        };
    if (asks) {
      verdict
          .fail(command, "%s asks, and nobody answers in a build".formatted(command.name()))
          .evidence("packages", Packages.told(Packages.installed(command)));
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class NoUpgrade implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-upgrade", Ring.WORKLOAD, Severity.LOW)
          .title("The build does not upgrade everything")
          .rationale(
              """
              An upgrade makes the image another one at every build, in versions that nobody
              named, and it hides that the base image is old: its own layers keep the old files.
              """)
          .remediation("Build upon a newer base image, by its digest, and let a bot renew that")
          .reference("hadolint", "DL3035")
          .reference("trivy", "DS-0024")
          .reference("cwe", "CWE-1357")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update && apt-get upgrade -y
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update
              """)
          .define();

  private static final Set<String> ALL =
      Set.of("upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade", "distro-sync");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean all =
        switch (command.name()) {
          case "apt-get", "apt", "aptitude" -> ALL.contains(command.verb());
          case "apk" -> command.verb().equals("upgrade");
          case "pacman" -> Pacman.upgrades(command);
          case "yum", "dnf", "microdnf", "tdnf", "zypper" ->
              (ALL.contains(command.verb())
                      || Set.of("update", "up", "dup").contains(command.verb()))
                  && command.operands().size() == 1;
          default -> false;
        };
    if (all) {
      String verb = command.isAny("pacman") ? "-Su" : command.verb();
      verdict
          .fail(command, "%s brings every package to whatever is newest".formatted(command.name()))
          .evidence("command", command.name() + " " + verb);
    }
  }
}

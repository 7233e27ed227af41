package dev.brynje.workload.dockerfile;

import static java.util.stream.Collectors.toSet;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class UpdateWithInstall implements ScriptCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/update-with-install", Ring.WORKLOAD, Severity.LOW)
          .title("Package lists are read where packages are installed")
          .rationale(
              """
              A RUN that only reads the lists is kept in the build cache: the next one installs
              from lists of weeks ago, fails, or brings versions with known holes.
              """)
          .remediation("RUN apt-get update && apt-get install -y …")
          .reference("checkov", "CKV_DOCKER_5")
          .reference("trivy", "DS-0017")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update
              RUN apt-get install -y curl
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update && apt-get install -y curl
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunScript script, DockerfileVerdict verdict) {
    if (script.commands().stream().anyMatch(UpdateWithInstall::mayInstall)) {
      return;
    }
    Set<String> used =
        script.commands().stream()
            .filter(one -> !one.verb().equals("update"))
            .map(RunCommand::name)
            .collect(toSet());
    for (RunCommand command : script.commands()) {
      boolean reads =
          command.isAny("apt-get", "apt", "aptitude", "apk") && command.verb().equals("update");
      if (reads && !used.contains(command.name())) {
        verdict
            .fail(command, "the lists are read in a step of their own, which the cache keeps")
            .evidence("command", command.name());
      }
    }
  }

  /** Other front ends and scripts. */
  private static boolean mayInstall(RunCommand one) {
    return one.name().isEmpty()
        || (one.name().startsWith("apt") && !one.verb().equals("update"))
        || one.name().endsWith(".sh")
        || one.isAny("dpkg", "xargs", "make");
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoRecommends implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-recommends", Ring.WORKLOAD, Severity.INFO)
          .title("apt-get installs only what is asked for")
          .rationale(
              """
              Recommended packages that nobody asked for are more code to patch and more tools for
              an attacker.
              """)
          .remediation("apt-get install -y --no-install-recommends …")
          .reference("hadolint", "DL3015")
          .reference("trivy", "DS-0029")
          .reference("cwe", "CWE-1104")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get install -y curl
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get install -y --no-install-recommends curl
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean apt = command.isAny("apt-get", "apt", "aptitude") && Packages.installs(command);
    boolean without =
        command.has("--no-install-recommends", "--without-recommends")
            || command.arguments().stream()
                .anyMatch(word ->
                    word.text().contains("APT::Install-Recommends=false")
                        || word.text().contains("APT::Install-Recommends=0"));
    if (apt && !without) {
      verdict
          .fail(command, "packages come that are only recommended")
          .evidence("packages", Packages.told(Packages.installed(command)));
    }
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Locale;

final class VerifiedPackages implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/verified-packages", Ring.WORKLOAD, Severity.HIGH)
          .title("No package manager leaves out the check of signatures")
          .rationale(
              """
              Packages are signed so that a mirror, a proxy or a taken-over host cannot put
              another one in their place. Without the check, any of them decides what runs as root
              in the build.
              """)
          .remediation("Remove the option, and add the key of the repository instead")
          .reference(
              "checkov",
              "CKV2_DOCKER_7",
              "CKV2_DOCKER_8",
              "CKV2_DOCKER_9",
              "CKV2_DOCKER_10",
              "CKV2_DOCKER_11")
          .reference("cwe", "CWE-347")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apk add --no-cache --allow-untrusted tool.apk
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apk add --no-cache tool
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean unchecked =
        switch (command.name()) {
          case "apk" -> command.has("--allow-untrusted");
          case "apt-get", "apt", "aptitude" ->
              command.has("--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories")
                  || AptOptions.anyMatch(command, VerifiedPackages::isUnsigned);
          case "echo", "printf" -> trustsAll(command);
          case "yum", "dnf", "microdnf", "tdnf" -> command.has("--nogpgcheck", "--no-gpg-checks");
          case "zypper" -> command.has("--no-gpg-checks");
          case "rpm" -> command.has("--nodigest", "--nosignature", "--noverify", "--nofiledigest");
          case "dpkg" -> command.has("--force-bad-verify");
          default -> false;
        };
    if (unchecked) {
      verdict
          .fail(
              command,
              trustsAll(command)
                  ? "a source is trusted whose packages nobody has signed"
                  : "%s takes packages that nobody has signed".formatted(command.name()))
          .evidence("command", command.name());
    }
  }

  private static boolean isUnsigned(String option) {
    return option.matches(
        "(acquire::allowinsecurerepositories|apt::get::allowunauthenticated)=(true|1|yes|on)");
  }

  /** {@code echo 'deb [trusted=yes] …' > /etc/apt/sources.list} */
  private static boolean trustsAll(RunCommand command) {
    return command.arguments().stream()
        .anyMatch(word ->
            word.text().startsWith("deb")
                && word.text().toLowerCase(Locale.ROOT).contains("trusted=yes"));
  }
}

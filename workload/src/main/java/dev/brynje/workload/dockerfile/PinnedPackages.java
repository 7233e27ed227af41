package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellWord;

final class PinnedPackages implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/pinned-packages", Ring.WORKLOAD, Severity.LOW)
          .title("Packages are installed in a named version")
          .rationale(
              """
              Without a version, every build may bring another one: what was tested is not what is
              built tomorrow, and nobody can tell from the Dockerfile what an image holds.
              """)
          .remediation(
              "Name the version: apt-get install -y curl=8.14.1-2, pip install flask==3.1.2, or install from a lock file")
          .reference(
              "hadolint",
              "DL3008",
              "DL3013",
              "DL3016",
              "DL3018",
              "DL3028",
              "DL3033",
              "DL3037",
              "DL3041",
              "DL3062")
          .reference("cwe", "CWE-1357")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update && apt-get install -y --no-install-recommends curl
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    for (ShellWord word : Packages.installed(command)) {
      String text = word.text();
      if (word.isKnown() && !text.isEmpty() && isUnpinned(command, text)) {
        verdict
            .fail(
                command,
                command.span(word),
                "%s comes in whatever version is newest".formatted(text))
            .evidence("package", text);
        return;
      }
    }
  }

  private static boolean isUnpinned(RunCommand command, String text) {
    if (text.startsWith("git+")) {
      return ImagePath.name(text).indexOf('@') < 0;
    }
    boolean file =
        text.startsWith(".")
            || text.startsWith("/")
            || text.contains("://")
            || text.endsWith(".whl");
    if (file
        || text.endsWith(".deb")
        || text.endsWith(".rpm")
        || text.endsWith(".apk")
        || text.endsWith(".tgz")) {
      return false;
    }
    return switch (command.name()) {
      case "apt-get", "apt", "aptitude" -> text.indexOf('=') < 0;
      case "apk" ->
          text.endsWith("=latest")
              || (text.indexOf('=') < 0 && text.indexOf('~') < 0 && !command.has("-t"));
      case "pip", "pip3" -> !text.contains("==") && !text.contains("@");
      case "conda", "mamba", "micromamba" -> text.indexOf('=') < 0;
      case "cargo" -> text.indexOf('@') < 0 && !command.has("--version", "--rev", "--tag");
      case "npm", "yarn", "pnpm" -> text.indexOf('@', 1) < 0 || text.endsWith("@latest");
      case "gem" -> text.indexOf(':') < 0 && !command.has("-v", "--version");
      case "go" -> text.endsWith("@latest") || (text.indexOf('@') < 0 && text.contains("."));
      case "zypper" -> text.indexOf('=') < 0;
      default -> text.indexOf('-') < 0 || !text.matches(".*-[0-9].*");
    };
  }
}

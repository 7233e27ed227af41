package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.check.Complaint;

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

  private static final String OF_ARCH =
      "pacman installs the newest alone: name a file of the Arch Linux Archive with its version, pacman -U https://…, or build upon the image of a day";

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    CommandCheck.super.judge(subject, verdict);
    for (StageSubject stage : subject.stages()) {
      boolean project = hasProject(stage);
      for (RunScript script : stage.scripts()) {
        for (RunCommand command : script.commands()) {
          FetchedProgram.of(command)
              .filter(program -> isUnpinned(program, project))
              .ifPresent(program -> fail(command, program.source(), verdict));
        }
      }
    }
  }

  private static boolean isUnpinned(FetchedProgram program, boolean project) {
    String source = program.source().text();
    boolean newest = source.endsWith("@latest") || source.endsWith("@next");
    boolean version = source.indexOf('@', 1) > 0 || source.contains("==");
    return program.source().isKnown()
        && !source.startsWith(".")
        && !source.contains("://")
        && (newest || (!version && !(program.perhaps() && project)));
  }

  /** Whether a program may be one of the project's own, in the version of its lock file. */
  private static boolean hasProject(StageSubject stage) {
    boolean installed =
        stage.scripts().stream()
            .flatMap(script -> script.commands().stream())
            .anyMatch(PinnedPackages::installsProject);
    boolean copied =
        stage.all(Instruction.Copy.class).stream()
            .flatMap(copy -> copy.sources().stream())
            .anyMatch(source -> source.text().contains("node_modules"));
    return installed || copied || stage.base().filter(PinnedPackages::hasProject).isPresent();
  }

  private static boolean installsProject(RunCommand command) {
    return switch (command.name()) {
      case "npm" ->
          !command.has("-g", "--global")
              && command.verb().matches("ci|clean-install|i|install|add");
      case "yarn" -> command.verb().matches("|install|add");
      case "pnpm", "bun" -> command.verb().matches("i|install|add|fetch");
      default -> false;
    };
  }

  private static void fail(RunCommand command, ShellWord word, DockerfileVerdict verdict) {
    Complaint complaint =
        verdict
            .fail(
                command,
                command.span(word),
                "%s comes in whatever version is newest".formatted(word.text()))
            .evidence("package", word.text());
    if (command.isAny("pacman")) {
      complaint.remedy(OF_ARCH);
    }
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    for (ShellWord word : Packages.installed(command)) {
      String text = word.text();
      if (word.isKnown() && !text.isEmpty() && isUnpinned(command, text)) {
        fail(command, word, verdict);
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
      case "pacman" -> true;
      case "zypper" -> text.indexOf('=') < 0;
      default -> text.indexOf('-') < 0 || !text.matches(".*-[0-9].*");
    };
  }
}

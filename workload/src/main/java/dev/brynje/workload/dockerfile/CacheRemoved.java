package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;
import java.util.Set;

final class CacheRemoved implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-package-cache", Ring.WORKLOAD, Severity.LOW)
          .title("Package managers leave no cache in the layer")
          .rationale(
              """
              Lists and archives of packages that nobody needs any more make the image larger,
              slower to pull, and older in the eyes of scanners; a later RUN cannot take them out
              of the layer.
              """)
          .remediation(
              "Remove them in the same RUN, as rm -rf /var/lib/apt/lists/* does, take --no-cache, or mount a cache: RUN --mount=type=cache,target=/var/cache/apt …")
          .reference(
              "hadolint", "DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060")
          .reference("trivy", "DS-0015", "DS-0019", "DS-0020", "DS-0025", "DS-0027")
          .reference("cwe", "CWE-459")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN apk add tool=1.0-r0
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apk add --no-cache tool=1.0-r0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      boolean pipKeepsNone = stage.sets("PIP_NO_CACHE_DIR");
      for (RunScript script : stage.scripts()) {
        for (RunCommand command : script.commands()) {
          if (!pipKeepsNone || !command.isAny("pip", "pip3")) {
            judge(command, verdict);
          }
        }
      }
    }
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    String left = left(command);
    boolean mounted =
        command.run().head().flag("mount").stream()
            .anyMatch(
                flag -> flag.value().contains("type=cache") || flag.value().contains("type=tmpfs"));
    if (!left.isEmpty() && !mounted) {
      verdict.fail(command, left).evidence("command", command.name());
    }
  }

  private static String left(RunCommand command) {
    List<RunCommand> all = command.sameScript();
    return switch (command.name()) {
      case "apt-get", "apt", "aptitude" ->
          Packages.installs(command) && !removes(all, "/var/lib/apt") && !cleansLists(all)
              ? "the lists of apt stay in the layer"
              : "";
      case "apk" ->
          command.verb().equals("add")
                  && !command.has("--no-cache")
                  && !removes(all, "/var/cache/apk")
              ? "the cache of apk stays in the layer"
              : "";
      case "yum", "dnf", "microdnf", "tdnf", "zypper" ->
          Packages.installs(command) && !cleans(all) && !removes(all, "/var/cache/")
              ? "the cache of %s stays in the layer".formatted(command.name())
              : "";
      case "pacman" ->
          (Packages.installs(command) || Pacman.upgrades(command))
                  && !removes(all, "/var/cache/pacman")
                  && all.stream().noneMatch(one -> one.isAny("pacman") && Pacman.cleans(one))
              ? "the cache of pacman stays in the layer"
              : "";
      case "pip", "pip3" ->
          Packages.installs(command)
                  && !command.has("--no-cache-dir")
                  && !removes(all, "/root/.cache")
                  && all.stream()
                      .noneMatch(one -> one.isAny("pip", "pip3") && one.verb().equals("cache"))
              ? "the cache of pip stays in the layer"
              : "";
      case "yarn" ->
          Set.of("", "install", "add").contains(command.verb()) && !cleans(all)
              ? "the cache of yarn stays in the layer"
              : "";
      default -> "";
    };
  }

  private static boolean cleansLists(List<RunCommand> all) {
    return all.stream()
        .anyMatch(one ->
            one.isAny("apt-get", "apt")
                && (one.verb().equals("dist-clean") || one.verb().equals("distclean")));
  }

  private static boolean removes(List<RunCommand> all, String path) {
    return all.stream()
        .anyMatch(one ->
            one.isAny("rm", "find")
                && one.arguments().stream()
                    .anyMatch(word ->
                        word.text().contains(path) || word.text().startsWith("/var/cache/*")));
  }

  private static boolean cleans(List<RunCommand> all) {
    return all.stream().anyMatch(one -> one.hasWord("clean") || one.hasWord("cc"));
  }
}

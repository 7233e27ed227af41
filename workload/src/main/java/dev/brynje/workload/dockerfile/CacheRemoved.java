package dev.brynje.workload.dockerfile;

import static dev.brynje.workload.dockerfile.Cleaning.Kind.ANY;
import static dev.brynje.workload.dockerfile.Cleaning.Kind.APK;
import static dev.brynje.workload.dockerfile.Cleaning.Kind.APT;
import static dev.brynje.workload.dockerfile.Cleaning.Kind.CLEAN;
import static dev.brynje.workload.dockerfile.Cleaning.Kind.PACMAN;
import static dev.brynje.workload.dockerfile.Cleaning.Kind.PIP;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class CacheRemoved implements DockerfileCheck {
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
  public boolean readsCommands() {
    return true;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      boolean pipKeepsNone = stage.sets("PIP_NO_CACHE_DIR");
      for (RunScript script : stage.scripts()) {
        if (!isMounted(script)) {
          judge(script, pipKeepsNone, verdict);
        }
      }
    }
  }

  private static boolean isMounted(RunScript script) {
    return script.run().head().flag("mount").stream()
        .anyMatch(
            flag -> flag.value().contains("type=cache") || flag.value().contains("type=tmpfs"));
  }

  private static void judge(RunScript script, boolean pipKeepsNone, DockerfileVerdict verdict) {
    Cleaning cleaning = Cleaning.of(script);
    for (RunCommand command : script.commands()) {
      String left = pipKeepsNone && Cleaning.isPip(command) ? "" : left(command, cleaning);
      if (!left.isEmpty()) {
        verdict.fail(command, left).evidence("command", command.name());
      }
    }
  }

  private static String left(RunCommand command, Cleaning cleaning) {
    return switch (command.name()) {
      case "apt-get", "apt", "aptitude" ->
          Packages.installs(command) && !cleaning.of(APT)
              ? "the lists of apt stay in the layer"
              : "";
      case "apk" ->
          command.verb().equals("add") && !command.has("--no-cache") && !cleaning.of(APK)
              ? "the cache of apk stays in the layer"
              : "";
      case "yum", "dnf", "microdnf", "tdnf", "zypper" ->
          Packages.installs(command) && !cleaning.of(CLEAN) && !cleaning.of(ANY)
              ? "the cache of %s stays in the layer".formatted(command.name())
              : "";
      case "pacman" ->
          (Packages.installs(command) || Pacman.upgrades(command)) && !cleaning.of(PACMAN)
              ? "the cache of pacman stays in the layer"
              : "";
      case "yarn" ->
          Set.of("", "install", "add").contains(command.verb()) && !cleaning.of(CLEAN)
              ? "the cache of yarn stays in the layer"
              : "";
      default ->
          Cleaning.isPip(command)
                  && Packages.installs(command)
                  && !command.has("--no-cache-dir")
                  && !cleaning.of(PIP)
              ? "the cache of pip stays in the layer"
              : "";
    };
  }
}

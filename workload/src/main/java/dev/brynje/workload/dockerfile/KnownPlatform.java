package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.NearestWord;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

final class KnownPlatform implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/known-platform", Ring.WORKLOAD, Severity.MEDIUM)
          .title("FROM --platform names a platform that there is")
          .rationale(
              """
              A platform that no image is built for stops the build, or, where a registry has
              something under that name, begins from another image than everybody reads there.
              """)
          .remediation(
              "Take $BUILDPLATFORM or $TARGETPLATFORM, or a system and a processor: linux/amd64, linux/arm64, linux/arm/v7")
          .reference("cwe", "CWE-1357")
          .bad(
              """
              FROM --platform=linux/amd46 registry.example.com/base:1.0
              """)
          .good(
              """
              FROM --platform=$BUILDPLATFORM registry.example.com/base:1.0
              """)
          .define();

  /** Those for which Go, and so BuildKit's workers and all images, are built. */
  private static final Set<String> SYSTEMS =
      Set.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "illumos",
          "ios",
          "js",
          "linux",
          "netbsd",
          "openbsd",
          "plan9",
          "solaris",
          "wasi",
          "wasip1",
          "windows");

  /** With the other names that containerd takes for them. */
  private static final Set<String> PROCESSORS =
      Set.of(
          "386",
          "i386",
          "amd64",
          "x86_64",
          "x86-64",
          "arm",
          "armhf",
          "armel",
          "arm64",
          "aarch64",
          "loong64",
          "mips",
          "mipsle",
          "mips64",
          "mips64le",
          "ppc64",
          "ppc64le",
          "riscv64",
          "s390x",
          "wasm");

  private static final Set<String> VARIANTS =
      Set.of("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      stage.stage().from().head().flag("platform").ifPresent(flag -> judge(stage, flag, verdict));
    }
  }

  private static void judge(StageSubject stage, Flag flag, DockerfileVerdict verdict) {
    Instruction from = stage.stage().from();
    Expanded platform = stage.expand(from, new Word(flag.value(), flag.span()));
    if (platform.known()) {
      unknown(platform.text().toLowerCase(Locale.ROOT))
          .ifPresent(part ->
              verdict
                  .fail(stage, from, flag.span(), message(part))
                  .evidence("platform", platform.text()));
    }
  }

  private static String message(String part) {
    if (part.isEmpty()) {
      return "the platform has an empty part, for nobody sets its variable";
    }
    Set<String> known = new HashSet<>(SYSTEMS);
    known.addAll(PROCESSORS);
    return "there is no platform %s%s"
        .formatted(part, NearestWord.among(known, part).map(", but "::concat).orElse(""));
  }

  /** The part that is not known. */
  private static Optional<String> unknown(String platform) {
    List<String> parts = List.of(platform.split("/", -1));
    // windows(10.0.17763)/amd64
    String first = parts.getFirst().replaceFirst("\\(.*", "");
    if (!SYSTEMS.contains(first) && !(parts.size() == 1 && PROCESSORS.contains(first))) {
      return Optional.of(first);
    }
    if (parts.size() > 1 && !PROCESSORS.contains(parts.get(1))) {
      return Optional.of(parts.get(1));
    }
    String variant = String.join("/", parts.subList(Math.min(2, parts.size()), parts.size()));
    return parts.size() <= 2 || VARIANTS.contains(variant)
        ? Optional.empty()
        : Optional.of(variant);
  }
}

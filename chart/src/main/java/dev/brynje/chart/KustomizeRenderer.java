package dev.brynje.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds kustomizations as {@code kubectl kustomize} does, by the kubectl of this machine in a
 * process without network. What would be fetched is refused before.
 */
public final class KustomizeRenderer {
  /** More bases than this are a mistake, or meant to take time. */
  private static final int MOST_BASES = 1000;

  private static final Pattern ABSOLUTE = Pattern.compile("(?<![\\w./:\\]])(?:/[\\w.@-]+){2,}");
  private static final String ONE_LINE = "err=\"";
  private static final String SEVERAL_LINES = "err=<\n";

  private final ChildProcess child;
  private final String path;

  /**
   * A renderer.
   *
   * @param path the directories to look for kubectl in, as the variable {@code PATH} has them
   */
  public KustomizeRenderer(ChildProcess child, String path) {
    this.child = child;
    this.path = path;
  }

  private Optional<Path> kubectl() {
    for (String directory : path.split(":", -1)) {
      Path file = Path.of(directory, "kubectl").toAbsolutePath();
      if (!directory.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Builds one. */
  public Rendering render(Kustomization kustomization) {
    for (Kustomization one : withBases(kustomization)) {
      String base = shown(one, kustomization);
      String which = base.isEmpty() ? "it" : "its base " + base;
      if (!one.remote().isEmpty()) {
        return new Rendering.Refused(
            "is not built: %s would fetch %s, and nothing is fetched here"
                .formatted(which, Address.shown(one.remote().getFirst())),
            "keep a copy beside it, or audit what kubectl kustomize prints");
      }
      if (one.inflates()) {
        return new Rendering.Refused(
            "is not built: %s renders Helm charts that it fetches".formatted(which),
            "audit the chart itself, or what kustomize build --enable-helm prints");
      }
    }
    Optional<Path> kubectl = kubectl();
    if (kubectl.isEmpty()) {
      return new Rendering.Refused(
          "is not built, for no kubectl is on the PATH",
          "install kubectl, which has kustomize in it");
    }
    return child.run(
        List.of(
            "kustomize",
            kubectl.get().toString(),
            kustomization.directory().toAbsolutePath().toString()),
        complaint -> refusal(complaint, kustomization),
        RenderingTime.ofOneChart());
  }

  private static String shown(Kustomization base, Kustomization from) {
    Path root = from.directory().toAbsolutePath();
    return root.relativize(base.directory().toAbsolutePath()).toString();
  }

  /** It and all that it builds upon, each once. */
  public static List<Kustomization> withBases(Kustomization kustomization) {
    Map<Path, Kustomization> all = new LinkedHashMap<>();
    Deque<Kustomization> open = new ArrayDeque<>(List.of(kustomization));
    while (!open.isEmpty() && all.size() < MOST_BASES) {
      Kustomization one = open.remove();
      if (all.putIfAbsent(real(one.directory()), one) == null) {
        one.bases().forEach(base -> Kustomization.in(base).ifPresent(open::add));
      }
    }
    return new ArrayList<>(all.values());
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException _) {
      return directory.toAbsolutePath().normalize();
    }
  }

  private static Rendering.Refused refusal(String complaint, Kustomization kustomization) {
    String shown =
        KustomizationFiles.words(kustomization).shown(here(plain(complaint), kustomization));
    return new Rendering.Refused(
        "does not build: " + shown, "see what kubectl kustomize says of it");
  }

  /** With paths that start from its directory, so that the same is said on every machine. */
  private static String here(String complaint, Kustomization kustomization) {
    Path from = kustomization.directory().toAbsolutePath().normalize();
    return ABSOLUTE
        .matcher(complaint)
        .replaceAll(found -> Matcher.quoteReplacement(relative(from, Path.of(found.group()))));
  }

  private static String relative(Path from, Path path) {
    Path base = path.startsWith(from) ? from : real(from);
    String relative = base.relativize(path.normalize()).toString();
    return relative.isEmpty() ? "." : relative;
  }

  /** Without what kubectl writes around it for its log, in one line or in several. */
  private static String plain(String complaint) {
    int several = complaint.indexOf(SEVERAL_LINES);
    if (several >= 0) {
      return complaint.substring(several + SEVERAL_LINES.length()).replaceFirst(">\\s*$", "");
    }
    String line = complaint.lines().filter(one -> !one.startsWith("#")).findFirst().orElse("");
    int error = line.indexOf(ONE_LINE);
    return error >= 0 && line.endsWith("\"")
        ? line.substring(error + ONE_LINE.length(), line.length() - 1).replace("\\\"", "\"")
        : line.replaceFirst("^(?i)error: *", "");
  }
}

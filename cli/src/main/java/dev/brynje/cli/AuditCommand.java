package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.ExitCode;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceWalk;
import dev.brynje.kube.KubernetesVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

final class AuditCommand implements Command {
  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::word).toList();

  private final Clock clock;

  AuditCommand() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock by which waivers expire, and the support of base images ends
   */
  AuditCommand(Clock clock) {
    this.clock = clock;
  }

  /** By which waivers expire. */
  LocalDate today() {
    return LocalDate.now(clock);
  }

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String summary() {
    return "Judge manifests, Dockerfiles and Compose files: what is wrong, where, and what to write instead";
  }

  @Override
  public String operands() {
    return "PATH…";
  }

  @Override
  public Operands completes() {
    return Operands.PATHS;
  }

  @Override
  public List<Option> options() {
    return List.of(
        Reports.format(),
        Reports.output(),
        failOn(),
        severity(),
        exitCode(),
        Option.controls("--only", "Judge these controls only"),
        Option.controls("--skip", "Judge all controls but these"),
        config(),
        Option.choice(
            "--pod-security",
            "LEVEL",
            "Judge the Pod Security Standards at this level, and nothing else",
            Selection.LEVELS),
        Option.value(
            "--kubernetes-version",
            "1.N",
            "The cluster's version, latest by default (%s)".formatted(KubernetesVersion.LATEST)),
        Option.choice(
            "--as",
            "KIND",
            "Read what is named as manifest, dockerfile or compose, whatever its name",
            List.of("manifest", "dockerfile", "compose")),
        values(),
        set(),
        showWaived(),
        Option.file(BaselineInForce.READ, "Fail only on findings that this file does not have"),
        Option.optionalFile(
            BaselineInForce.WRITE,
            "Write what is found to FILE, else to brynje-baseline.json, and fail on none of it"),
        showKnown(),
        Reports.colour(),
        quiet());
  }

  static Option config() {
    return Option.file(
        "--config", "The configuration (default: the nearest brynje.yaml above a path)");
  }

  static Option values() {
    return Option.file("--values", "Render charts with this values file on top of their own");
  }

  static Option set() {
    return Option.value(
        "--set", "NAME=VALUE", "Render charts with this value, which wins over files");
  }

  static Option quiet() {
    return Option.flag("--quiet", "Draw no progress on standard error").or("-q");
  }

  static Option failOn() {
    return Option.choice(
        "--fail-on", "SEVERITY", "Exit with 1 from this severity on (default high)", SEVERITIES);
  }

  static Option severity() {
    return Option.choice(
        "--severity", "SEVERITY", "Say findings of this severity or worse only", SEVERITIES);
  }

  static Option exitCode() {
    return Option.value("--exit-code", "N", "Exit with N, not 1, when a finding reaches --fail-on");
  }

  static Option showKnown() {
    return Option.flag("--show-known", "Show findings too that the baseline has");
  }

  static Option showWaived() {
    return Option.flag("--show-waived", "Show findings too that somebody lives with");
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("brynje audit k8s/", "Judges every manifest below k8s/"),
        new Example("kubectl kustomize . | brynje audit -", "Judges what kustomize renders"),
        new Example(
            "brynje audit --format sarif --output findings.sarif .",
            "Writes a report for code scanning"),
        new Example(
            "brynje audit --pod-security restricted --kubernetes-version 1.34 k8s/",
            "Judges as the cluster's own admission would"),
        new Example(
            "brynje audit --as compose base.yaml prod.yaml",
            "Judges one Compose project, the second file merged over the first"),
        new Example("brynje audit --fail-on critical k8s/", "Fails on critical findings only"),
        new Example("brynje audit --write-baseline .", "Takes what is found as known"),
        new Example(
            "brynje audit --baseline brynje-baseline.json .", "Fails on what is new since then"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    requirePaths(arguments);
    Sha256.prepare();
    Optional<PathsApart> apart = apart(arguments);
    if (apart.isPresent()) {
      return runApart(arguments, apart.get(), terminal);
    }
    Selection selection = Selection.of(arguments);
    selection.target().remarks().forEach(terminal::say);
    OptionalInt exitCode = exitCode(arguments);
    SourceWalk walk = PathAudit.walk(arguments);
    sayWhatIsNotInForce(arguments, walk.files(), terminal);
    try (Reports reports = Reports.of(arguments, walk.files(), selection.catalogue(), terminal);
        FindingSpool spool = new FindingSpool()) {
      PathAudit audit = new PathAudit(clock, Comparison.of(arguments, 1), terminal);
      Assessment assessment = audit.judged(arguments, selection, walk, walk.files(), spool);
      reports.write(assessment);
      return ExitCode.of(assessment, selection.policy().failOn(), exitCode);
    }
  }

  /** Empty when one configuration is in force for all. */
  private static Optional<PathsApart> apart(Arguments arguments) {
    return arguments.operands().size() > 1
        ? Optional.of(new PathsApart(arguments)).filter(paths -> !paths.areTogether())
        : Optional.empty();
  }

  private int runApart(Arguments arguments, PathsApart paths, Terminal terminal)
      throws IOException {
    List<SourceFile> all = PathAudit.walk(arguments).files();
    sayWhatIsNotInForce(arguments, all, terminal);
    try (Reports reports = Reports.of(arguments, all, Selection.everything(), terminal);
        AuditApart apart = new AuditApart(clock, arguments, paths)) {
      Assessment assessment = apart.judged(terminal);
      assessment.target().remarks().forEach(terminal::say);
      reports.write(assessment);
      return apart.exitCode();
    }
  }

  /**
   * Judges what is named, for a command that takes the options of this one, and hands it over while
   * its findings can be read.
   */
  int judge(Arguments arguments, Terminal terminal, Reader reader) throws IOException {
    requirePaths(arguments);
    Optional<PathsApart> paths = apart(arguments);
    if (paths.isPresent()) {
      try (AuditApart apart = new AuditApart(clock, arguments, paths.get())) {
        return reader.read(apart.judged(terminal));
      }
    }
    try (FindingSpool spool = new FindingSpool()) {
      SourceWalk walk = PathAudit.walk(arguments);
      PathAudit audit = new PathAudit(clock, Comparison.NONE, terminal);
      return reader.read(
          audit.judged(arguments, Selection.of(arguments), walk, walk.files(), spool));
    }
  }

  /** Reads an Assessment. */
  interface Reader {
    /** Returns the exit code. */
    int read(Assessment assessment) throws IOException;
  }

  private static void requirePaths(Arguments arguments) {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("name at least one file or directory, or - for standard input");
    }
  }

  /** Who finds a file beside what is judged will think that it holds. */
  private static void sayWhatIsNotInForce(
      Arguments arguments, List<SourceFile> files, Terminal terminal) {
    for (SourceFile file : files) {
      if (Sources.name(file.path()).equals(ConfigurationFile.NAME)
          && !arguments.has("--config")
          && !PolicyInForce.isInForce(file.path(), arguments)) {
        terminal.say(
            "%s is not in force, for it lies deeper than what is audited; to have it hold, name its directory too"
                .formatted(file.name()));
      }
    }
  }

  /** What {@code --exit-code} says. */
  static OptionalInt exitCode(Arguments arguments) {
    if (!arguments.has("--exit-code")) {
      return OptionalInt.empty();
    }
    String value = arguments.value("--exit-code").orElse("");
    try {
      int code = Integer.parseInt(value);
      if (code >= 0 && code <= 255) {
        return OptionalInt.of(code);
      }
    } catch (NumberFormatException _) {
      // Said below, with the bounds.
    }
    throw new UsageException("--exit-code must be between 0 and 255, but is '%s'".formatted(value));
  }
}

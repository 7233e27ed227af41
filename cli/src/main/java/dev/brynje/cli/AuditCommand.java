package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Findings;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.ToldFindings;
import dev.brynje.core.Unjudged;
import dev.brynje.core.assessment.Merge;
import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceWalk;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.compose.ComposeChecks;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

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
    if (arguments.operands().size() > 1) {
      PathsApart paths = new PathsApart(arguments);
      if (!paths.areTogether()) {
        return runApart(arguments, paths, terminal);
      }
    }
    Selection selection = Selection.of(arguments);
    selection.target().remarks().forEach(terminal::say);
    OptionalInt exitCode = exitCode(arguments);
    SourceWalk walk = walk(arguments);
    sayWhatIsNotInForce(arguments, walk.files(), terminal);
    try (Reports reports = Reports.of(arguments, walk.files(), selection.catalogue(), terminal);
        FindingSpool spool = new FindingSpool()) {
      Assessment assessment = judged(arguments, selection, walk, walk.files(), spool, terminal);
      reports.write(assessment);
      return ExitCode.of(assessment, selection.policy().failOn(), exitCode);
    }
  }

  /**
   * Judges what is named, for a command that takes the options of this one.
   *
   * @param spool takes the findings
   */
  Assessment judged(Arguments arguments, FindingSpool spool, Terminal terminal) throws IOException {
    requirePaths(arguments);
    SourceWalk walk = walk(arguments);
    return judged(arguments, Selection.of(arguments), walk, walk.files(), spool, terminal);
  }

  private static void requirePaths(Arguments arguments) {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("name at least one file or directory, or - for standard input");
    }
  }

  /**
   * Paths with configurations of their own are judged apart, as runs of their own would, and told
   * together. Each run fails by its own configuration.
   */
  private int runApart(Arguments arguments, PathsApart paths, Terminal terminal)
      throws IOException {
    if (arguments.has(BaselineInForce.READ) || arguments.has(BaselineInForce.WRITE)) {
      throw new UsageException(
          "a baseline is of one configuration, but the paths have several; audit them apart, or "
              + "name one with --config");
    }
    Catalogue catalogue = Selection.everything();
    Severity least = arguments.value("--severity").flatMap(Severity::of).orElse(Severity.INFO);
    int code = ExitCode.OK;
    List<SourceFile> all = walk(arguments).files();
    sayWhatIsNotInForce(arguments, all, terminal);
    try (Reports reports = Reports.of(arguments, all, catalogue, terminal);
        Merge merge = new Merge(Brynje.TOOL, catalogue, least)) {
      for (Arguments part : paths.parts()) {
        SourceWalk walk = walk(part);
        List<SourceFile> files = paths.nearest(walk.files(), part.operands());
        if (files.isEmpty() && !walk.files().isEmpty()) {
          continue;
        }
        Selection selection = Selection.of(part);
        try (FindingSpool spool = new FindingSpool()) {
          Assessment one = judged(part, selection, walk, files, spool, terminal);
          merge.add(String.join(" ", part.operands()), one);
          code =
              ExitCode.worse(
                  code, ExitCode.of(one, selection.policy().failOn(), exitCode(arguments)));
        }
      }
      reports.write(merge.assessment().of("audit"));
      return code;
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

  private Assessment judged(
      Arguments arguments,
      Selection selection,
      SourceWalk walk,
      List<SourceFile> found,
      FindingSpool spool,
      Terminal terminal)
      throws IOException {
    Policy policy = selection.policy();
    // What is less severe than what is told may be waived too, and must be seen for that.
    Policy judging = policy.withLeast(Severity.INFO);
    Supplier<InlineRules> inline =
        () -> new InlineRules(judging, selection.catalogue(), LocalDate.now(clock));
    Policies policies = new Policies(judging, selection.inForce().base());
    boolean compared = arguments.has(BaselineInForce.READ) || arguments.has(BaselineInForce.WRITE);
    Optional<BaselineInForce> baseline =
        compared ? Optional.of(BaselineInForce.of(arguments, selection)) : Optional.empty();
    List<SourceFile> files = compared ? baseline.get().without(found) : found;
    ManifestAudit audit =
        new ManifestAudit(selection.checks(), selection.groups(), policies, inline);
    Renderers given =
        new Renderers(arguments, selection.target().kubernetesVersion(), selection.catalogue());
    if (arguments.has("--values") || arguments.has("--set")) {
      // A slip is told also where no chart is met.
      given.values();
    }
    Supplier<DockerfileAudit> dockerfiles =
        () -> new DockerfileAudit(DockerfileChecks.ALL, policies, inline, LocalDate.now(clock));
    Supplier<ComposeAudit> projects =
        () -> new ComposeAudit(ComposeChecks.ALL, policies, inline, LocalDate.now(clock));
    FileSources each = new FileSources(arguments, audit, dockerfiles, projects, terminal.in());
    List<Source> sources = Sources.of(files, each, given);
    AuditRun run = new AuditRun(audit, sources, spool, selection.inForce().settlement(clock));
    boolean drawn = !arguments.has("--quiet");
    try (Progress progress = new Progress(terminal, drawn, "auditing", sources.size())) {
      run.run(progress);
    }
    walk.passedOver().forEach(run.tally()::passOverDirectories);
    List<Unjudged> unjudged = unjudged(arguments.operands(), walk, run);
    Findings told =
        compared
            ? baseline.get().told(run.findings(), unjudged, run.tally(), terminal)
            : told(run.findings(), policy);
    return assessment(selection, run, told, unjudged);
  }

  /** What could not be judged; it is never empty when nothing at all was. */
  private static List<Unjudged> unjudged(List<String> operands, SourceWalk walk, AuditRun run) {
    List<Unjudged> unjudged = new ArrayList<>();
    walk.problems().forEach(problem -> unjudged.add(AuditRun.unjudged(problem)));
    unjudged.addAll(run.unjudged());
    return unjudged.isEmpty() ? NothingJudged.in(operands, run.tally().summary()) : unjudged;
  }

  private static Findings told(Findings all, Policy policy) {
    return policy.least() == Severity.INFO ? all : ToldFindings.from(all, policy.least());
  }

  private Assessment assessment(
      Selection selection, AuditRun run, Findings told, List<Unjudged> unjudged) {
    return new Assessment(
        Brynje.TOOL,
        "audit",
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        selection.policy().digest(selection.target()),
        selection.target(),
        selection.inForce().configured(),
        run.inputs(),
        told,
        unjudged,
        List.of(),
        run.tally().summary());
  }

  private static SourceWalk walk(Arguments arguments) {
    boolean all = FileSources.judgesDockerfiles(arguments);
    SourceWalk walk =
        new SourceWalk(
            name -> isManifest(name) || (all && FileSources.isDockerfile(name)),
            (all ? "Dockerfile and no " : "") + "file that ends in .yaml, .yml or .json");
    for (String operand : new LinkedHashSet<>(arguments.operands())) {
      if (operand.isEmpty()) {
        throw new UsageException("a path is empty; for the current directory write .");
      }
      if (operand.equals("-")) {
        walk.addStandardInput();
        continue;
      }
      try {
        walk.add(Path.of(operand));
      } catch (InvalidPathException _) {
        throw new UsageException("'%s' is not a path".formatted(operand.replace('\0', '?')));
      }
    }
    return walk;
  }

  private static boolean isManifest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.equals("Kustomization")
        || lower.endsWith(".yaml")
        || lower.endsWith(".yml")
        || lower.endsWith(".json");
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

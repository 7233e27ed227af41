package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Findings;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceWalk;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Judges paths for which one configuration is in force. */
final class PathAudit {
  private static final String MANIFESTS = "file that ends in .yaml, .yml or .json";

  private final Clock clock;
  private final Comparison comparison;
  private final Terminal terminal;

  PathAudit(Clock clock, Comparison comparison, Terminal terminal) {
    this.clock = clock;
    this.comparison = comparison;
    this.terminal = terminal;
  }

  /**
   * Judges them.
   *
   * @param walk that has found the files
   * @param files those of them that are judged
   * @param spool takes the findings
   */
  Assessment judged(
      Arguments arguments,
      Selection selection,
      SourceWalk walk,
      List<SourceFile> files,
      FindingSpool spool)
      throws IOException {
    // What is less severe than what is told may be waived too, and must be seen for that.
    Policy judging = selection.policy().withLeast(Severity.INFO);
    Supplier<InlineRules> inline =
        () -> new InlineRules(judging, selection.catalogue(), LocalDate.now(clock));
    Policies policies = new Policies(judging, selection.inForce().base());
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
    List<Source> sources = Sources.of(comparison.judged(files), each, given);
    AuditRun run = new AuditRun(audit, sources, spool, selection.inForce().settlement(clock));
    boolean drawn = !arguments.has("--quiet");
    try (Progress progress = new Progress(terminal, drawn, "auditing", sources.size())) {
      run.run(progress);
    }
    walk.passedOver().forEach(run.tally()::passOverDirectories);
    List<Unjudged> unjudged = unjudged(arguments.operands(), walk, run);
    Findings told =
        comparison.told(
            run.findings(), selection, arguments.operands(), unjudged, run.tally(), terminal);
    return assessment(NetworkAudit.command(arguments), selection, run, told, unjudged);
  }

  /** What could not be judged; it is never empty when nothing at all was. */
  private static List<Unjudged> unjudged(List<String> operands, SourceWalk walk, AuditRun run) {
    List<Unjudged> unjudged = new ArrayList<>();
    walk.problems().forEach(problem -> unjudged.add(AuditRun.unjudged(problem)));
    unjudged.addAll(run.unjudged());
    return unjudged.isEmpty() ? NothingJudged.in(operands, run.tally().summary()) : unjudged;
  }

  private Assessment assessment(
      String command, Selection selection, AuditRun run, Findings told, List<Unjudged> unjudged) {
    return new Assessment(
        Brynje.TOOL,
        command,
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

  /** Finds the files of what is named. */
  static SourceWalk walk(Arguments arguments) {
    boolean all = FileSources.judgesDockerfiles(arguments);
    return walked(
        arguments,
        new SourceWalk(
            name -> isManifest(name) || (all && FileSources.isDockerfile(name)),
            (all ? "Dockerfile and no " : "") + MANIFESTS));
  }

  /** Finds the manifests, charts and kustomizations of what is named. */
  static SourceWalk manifests(Arguments arguments) {
    return walked(arguments, new SourceWalk(PathAudit::isManifest, MANIFESTS));
  }

  private static SourceWalk walked(Arguments arguments, SourceWalk walk) {
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
}

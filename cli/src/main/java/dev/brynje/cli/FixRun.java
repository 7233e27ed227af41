package dev.brynje.cli;

import dev.brynje.chart.ValuesGiven;
import dev.brynje.cli.fix.FixText;
import dev.brynje.cli.fix.FixUnit;
import dev.brynje.cli.fix.FixUnits;
import dev.brynje.cli.fix.Fixes;
import dev.brynje.cli.fix.PatchWriter;
import dev.brynje.cli.fix.SourceFixes;
import dev.brynje.cli.fix.WaiverWrite;
import dev.brynje.cli.fix.WorkingFiles;
import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Fix;
import dev.brynje.core.Input;
import dev.brynje.core.Severity;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.TextReport;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.missing.Demands;
import dev.brynje.fix.missing.MissingObjects;
import dev.brynje.kube.KubernetesVersion;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fixes unit by unit, in the order of the findings; of files that are fixed by themselves only
 * counts stay in memory.
 */
final class FixRun {
  private final Arguments arguments;
  private final Wishes wishes;
  private final Terminal terminal;
  private final LocalDate today;
  private final boolean writes;
  private final boolean json;
  private final Severity least;
  private final Severity failOn;
  private final Fixes fixes = new Fixes();
  private final Set<String> changed = new HashSet<>();
  private long gone;
  private long left;

  /** Findings for which there is no fix. */
  private long without;

  private boolean fails;

  /** Absent where nobody is asked. */
  private @Nullable FixDialogue dialogue;

  FixRun(Arguments arguments, Wishes wishes, Terminal terminal, LocalDate today) {
    this.arguments = arguments;
    this.wishes = wishes;
    this.terminal = terminal;
    this.today = today;
    this.writes = arguments.has("--write") || arguments.has("--interactive");
    this.json = arguments.value("--format").orElse("text").equals("json");
    this.least = severity("--severity", Severity.INFO);
    this.failOn = severity("--fail-on", Severity.HIGH);
  }

  private Severity severity(String option, Severity otherwise) {
    return arguments.value(option).flatMap(Severity::of).orElse(otherwise);
  }

  /** Fixes what an audit has found; returns the exit code. */
  int run(Assessment assessment) throws IOException {
    WorkingFiles files = new WorkingFiles(assessment.inputs(), writes);
    String patch = arguments.value("--patch").orElse("");
    boolean coloured = terminal.colours(arguments.value("--color").orElse("auto"));
    FixText text = new FixText(terminal.out(), coloured);
    boolean says = !json && !patch.equals("-");
    dialogue = arguments.has("--interactive") ? dialogue(text) : null;
    try (PatchWriter patches = patches(patch)) {
      FixUnits units = new FixUnits(kinds(assessment, files));
      for (Finding finding : assessment.findings()) {
        if (!isWanted(finding) || !units.add(finding)) {
          fails |= isSevere(finding);
          without += isWanted(finding) ? 1 : 0;
        }
        for (FixUnit unit : units.complete(finding.location().path())) {
          tell(fixed(unit, files), says, text, patches);
        }
      }
      for (FixUnit unit : units.rest()) {
        tell(fixed(unit, files), says, text, patches);
      }
    }
    if (says) {
      text.showLeft();
      text.say(summary());
    } else if (json) {
      Findings told = fixes.of(assessment.findings());
      new JsonReport().write(assessment.of("fix", told), terminal.out());
    }
    terminal.out().flush();
    for (var one : assessment.unjudged()) {
      terminal.say("not judged: " + TextReport.line(one));
    }
    if (!assessment.unjudged().isEmpty()) {
      return ExitCode.UNJUDGED;
    }
    return fails ? ExitCode.FOUND : ExitCode.OK;
  }

  private SourceFixes kinds(Assessment assessment, WorkingFiles files) {
    SourceFixes kinds = new SourceFixes(wishes, files);
    if (assessment.inputs().stream().anyMatch(FixRun::isRendered)) {
      // Classes that are not loaded for files alone.
      RenderedFixes.of(kinds.manifests(), arguments, assessment).forEach(kinds::add);
    }
    Optional<String> directory = arguments.value("--add-missing");
    if (directory.isPresent()) {
      kinds.add(
          new MissingObjects(withoutSlash(directory.get()), () -> demands(assessment, files)));
    }
    return kinds;
  }

  private static boolean isRendered(Input input) {
    return input.kind().equals("chart") || input.kind().equals("kustomization");
  }

  private static String withoutSlash(String directory) {
    PolicyInForce.path(directory);
    int end = directory.length();
    while (end > 1 && directory.charAt(end - 1) == '/') {
      end--;
    }
    return directory.substring(0, end);
  }

  private Demands demands(Assessment assessment, WorkingFiles files) {
    ValuesGiven values = new ValuesGiven(List.of(), List.of(), KubernetesVersion.LATEST.toString());
    Stream<byte[]> written =
        files.judged().stream().flatMap(file -> WorkingFiles.bytes(file).stream());
    Stream<byte[]> rendered = new RenderedInputs(values).manifests(assessment.inputs()).stream();
    return Demands.of(wishes, Stream.concat(written, rendered));
  }

  private PatchWriter patches(String where) throws IOException {
    if (where.isEmpty()) {
      return PatchWriter.NONE;
    }
    try {
      return where.equals("-")
          ? PatchWriter.to(terminal.out())
          : PatchWriter.to(PolicyInForce.path(where));
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(where, Reports.reason(e)));
    }
  }

  private boolean isWanted(Finding finding) {
    return finding.isOpen() && finding.severity().reaches(least);
  }

  private boolean isSevere(Finding finding) {
    return finding.isOpen() && finding.severity().reaches(failOn);
  }

  private List<Mended> fixed(FixUnit unit, WorkingFiles files) throws IOException {
    List<Mended> fixed = new ArrayList<>();
    for (Mended mended : wanted(unit, files)) {
      fixed.add(files.take(mended, !unit.isFile()));
    }
    files.forget();
    return fixed;
  }

  private List<Mended> wanted(FixUnit unit, WorkingFiles files) throws IOException {
    if (dialogue == null) {
      return unit.fix().fix(unit.name(), unit.findings(), files);
    }
    List<Mended> chosen = dialogue.chosen(unit, files);
    Set<Finding> settled = new HashSet<>();
    chosen.forEach(file -> file.outcomes().forEach(one -> settled.add(one.finding())));
    for (Finding finding : unit.findings()) {
      if (!settled.contains(finding) && !dialogue.isWaived(finding)) {
        left++;
        fails |= isSevere(finding);
      }
    }
    return chosen;
  }

  private FixDialogue dialogue(FixText text) {
    Catalogue catalogue = Selection.everything();
    return new FixDialogue(
        terminal,
        text,
        catalogue,
        finding ->
            new WaiverWrite(PolicyInForce.fileFor(finding.location().path(), arguments), catalogue),
        today);
  }

  private void tell(List<Mended> files, boolean says, FixText text, PatchWriter patches)
      throws IOException {
    for (Mended file : files) {
      if (file.isChanged()) {
        changed.add(file.name());
      }
      for (Outcome outcome : file.outcomes()) {
        gone += outcome.isMended() ? 1 : 0;
        left += outcome.isMended() ? 0 : 1;
        // What is only shown is still there.
        fails |= isSevere(outcome.finding()) && !(writes && outcome.isMended());
        if (json) {
          fixes.add(outcome, writes ? Fix.State.MADE : Fix.State.PROPOSED);
        }
      }
      patches.add(file);
    }
    if (says && dialogue == null) {
      text.show(files);
    }
  }

  private String summary() {
    return without == 0
        ? whatIsFixed()
        : whatIsFixed() + " %d more have no fix; brynje audit shows them.".formatted(without);
  }

  private String whatIsFixed() {
    if (changed.isEmpty()) {
      return left == 0 ? "Nothing to fix." : "Nothing is fixed; %d left to you.".formatted(left);
    }
    return "%d %s %s in %d %s; %d left to you.%s"
        .formatted(
            gone,
            gone == 1 ? "finding" : "findings",
            writes ? "went" : "would go",
            changed.size(),
            changed.size() == 1 ? "file" : "files",
            left,
            writes ? "" : " Write with --write.");
  }
}

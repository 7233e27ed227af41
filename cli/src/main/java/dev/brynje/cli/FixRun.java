package dev.brynje.cli;

import dev.brynje.chart.ValuesGiven;
import dev.brynje.cli.fix.FixAhead;
import dev.brynje.cli.fix.FixPace;
import dev.brynje.cli.fix.FixUnit;
import dev.brynje.cli.fix.FixUnits;
import dev.brynje.cli.fix.PipelineBuilds;
import dev.brynje.cli.fix.SourceFixes;
import dev.brynje.cli.fix.WaiverWrite;
import dev.brynje.cli.fix.WorkingFiles;
import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Input;
import dev.brynje.core.Severity;
import dev.brynje.fix.Mended;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.compose.ComposeFix;
import dev.brynje.fix.compose.ComposeProjects;
import dev.brynje.fix.compose.RepositoryImages;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.missing.Demands;
import dev.brynje.fix.missing.MissingObjects;
import dev.brynje.kube.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fixes unit by unit, in the order of the findings. */
final class FixRun {
  /** Of so few files a second thread costs more than it gives. */
  private static final int FEW = 16;

  private final Arguments arguments;
  private final Wishes wishes;
  private final Terminal terminal;
  private final LocalDate today;

  FixRun(Arguments arguments, Wishes wishes, Terminal terminal, LocalDate today) {
    this.arguments = arguments;
    this.wishes = wishes;
    this.terminal = terminal;
    this.today = today;
  }

  /** Fixes what an audit has found; returns the exit code. */
  int run(Assessment assessment) throws IOException {
    Severity least = arguments.value("--severity").flatMap(Severity::of).orElse(Severity.INFO);
    boolean writes = arguments.has("--write") || arguments.has("--interactive");
    WorkingFiles files = new WorkingFiles(assessment.inputs(), writes);
    try (FixReport report = new FixReport(arguments, terminal, writes);
        FixPace pace = pace(assessment, files, report)) {
      FixUnits units = new FixUnits(kinds(assessment, files));
      for (Finding finding : assessment.findings()) {
        boolean wanted = finding.isOpen() && finding.severity().reaches(least);
        if (!wanted || !units.add(finding)) {
          report.stays(finding, wanted);
        }
        for (FixUnit unit : units.complete(finding.location().path())) {
          tell(pace.add(unit), report);
        }
      }
      for (FixUnit unit : units.rest()) {
        tell(pace.add(unit), report);
      }
      tell(pace.rest(), report);
      return report.finish(assessment);
    }
  }

  private static void tell(List<List<Mended>> fixed, FixReport report) throws IOException {
    for (List<Mended> unit : fixed) {
      report.tell(unit);
    }
  }

  private FixPace pace(Assessment assessment, WorkingFiles files, FixReport report) {
    if (arguments.has("--interactive")) {
      FixDialogue dialogue = dialogue(report);
      return FixPace.oneByOne(unit -> taken(unit, chosen(dialogue, unit, files, report), files));
    }
    if (assessment.inputs().size() <= FEW) {
      return FixPace.oneByOne(unit -> fixed(unit, files));
    }
    return new FixAhead(Runtime.getRuntime().availableProcessors(), unit -> fixed(unit, files));
  }

  private static List<Mended> fixed(FixUnit unit, WorkingFiles files) {
    return taken(unit, unit.fix().fix(unit.name(), unit.findings(), files), files);
  }

  private static List<Mended> taken(FixUnit unit, List<Mended> fixed, WorkingFiles files) {
    List<Mended> taken = new ArrayList<>();
    for (Mended mended : fixed) {
      taken.add(files.take(mended, !unit.fix().isAlone()));
    }
    if (!unit.fix().isAlone()) {
      files.forget();
    }
    return taken;
  }

  private static List<Mended> chosen(
      FixDialogue dialogue, FixUnit unit, WorkingFiles files, FixReport report) throws IOException {
    List<Mended> chosen = dialogue.chosen(unit, files);
    Set<Finding> settled = new HashSet<>();
    chosen.forEach(file -> file.outcomes().forEach(one -> settled.add(one.finding())));
    for (Finding finding : unit.findings()) {
      if (!settled.contains(finding) && !dialogue.isWaived(finding)) {
        report.skipped(finding);
      }
    }
    return chosen;
  }

  private FixDialogue dialogue(FixReport report) {
    Catalogue catalogue = Selection.everything();
    return new FixDialogue(
        terminal,
        report.text(),
        catalogue,
        finding ->
            new WaiverWrite(PolicyInForce.fileFor(finding.location().path(), arguments), catalogue),
        today);
  }

  private SourceFixes kinds(Assessment assessment, WorkingFiles files) {
    SourceFixes kinds = new SourceFixes(wishes, files, images(files));
    if (assessment.inputs().stream().anyMatch(FixRun::isRendered)) {
      // Classes that are not loaded for files alone.
      RenderedFixes.of(kinds.manifests(), arguments, assessment).forEach(kinds::add);
    }
    kinds.add(
        "compose/",
        () -> new ComposeFix(wishes, ImageTable.known(), new JudgedProjects(arguments)));
    Optional<String> directory = arguments.value("--add-missing");
    if (directory.isPresent()) {
      kinds.add(
          new MissingObjects(withoutSlash(directory.get()), () -> demands(assessment, files)));
    }
    return kinds;
  }

  /** By whom images run, Compose files and pipelines may say; without these there is no search. */
  private KnownImages images(WorkingFiles files) {
    List<Path> named = arguments.operands().stream().map(Path::of).toList();
    ComposeProjects projects = List::of;
    for (String file : files.judged()) {
      if (file.contains("compose")) {
        projects = new JudgedProjects(arguments);
      }
    }
    return new RepositoryImages(ImageTable.known(), projects, new PipelineBuilds(named));
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
}

package dev.brynje.cli;

import dev.brynje.cli.fix.Bindings;
import dev.brynje.cli.fix.FileWrite;
import dev.brynje.cli.fix.FixText;
import dev.brynje.cli.fix.FixedFile;
import dev.brynje.cli.fix.Fixes;
import dev.brynje.cli.fix.PatchWriter;
import dev.brynje.core.Assessment;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Fix;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.TextReport;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fixes file by file, in the order of the findings; of each only the counts stay in memory. */
final class FixRun {
  private final Arguments arguments;
  private final Wishes wishes;
  private final Terminal terminal;
  private final boolean writes;
  private final boolean json;
  private final Severity least;
  private final Severity failOn;
  private final Map<String, String> digests = new HashMap<>();
  private final Fixes fixes = new Fixes();
  private long changed;
  private long gone;
  private long left;

  /** Findings for which there is no fix. */
  private long without;

  private boolean fails;

  FixRun(Arguments arguments, Wishes wishes, Terminal terminal) {
    this.arguments = arguments;
    this.wishes = wishes;
    this.terminal = terminal;
    this.writes = arguments.has("--write");
    this.json = arguments.value("--format").orElse("text").equals("json");
    this.least = severity("--severity", Severity.INFO);
    this.failOn = severity("--fail-on", Severity.HIGH);
  }

  private Severity severity(String option, Severity otherwise) {
    return arguments.value(option).flatMap(Severity::of).orElse(otherwise);
  }

  /** Fixes what an audit has found; returns the exit code. */
  int run(Assessment assessment) throws IOException {
    ManifestFix fix = new ManifestFix(wishes, ImageTable.known(), bindings(assessment));
    String patch = arguments.value("--patch").orElse("");
    boolean coloured = terminal.colours(arguments.value("--color").orElse("auto"));
    FixText text = new FixText(terminal.out(), coloured);
    boolean says = !json && !patch.equals("-");
    try (PatchWriter patches = patches(patch)) {
      List<Finding> those = new ArrayList<>();
      String path = "";
      for (Finding finding : assessment.findings()) {
        if (!isCandidate(finding)) {
          fails |= isSevere(finding);
          without += finding.isOpen() && finding.severity().reaches(least) ? 1 : 0;
          continue;
        }
        if (!finding.location().path().equals(path) && !those.isEmpty()) {
          tell(fixed(path, those, fix), says, text, patches);
          those = new ArrayList<>();
        }
        path = finding.location().path();
        those.add(finding);
      }
      if (!those.isEmpty()) {
        tell(fixed(path, those, fix), says, text, patches);
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

  /** Notes what each file held; they are looked into for what gives rights once that matters. */
  private Bindings bindings(Assessment assessment) {
    List<String> files = new ArrayList<>();
    for (Input input : assessment.inputs()) {
      if (input.kind().equals("file")) {
        digests.put(input.name(), input.digest());
        files.add(input.name());
      }
    }
    return new Bindings(files, FixRun::read);
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

  private boolean isCandidate(Finding finding) {
    return finding.isOpen()
        && finding.severity().reaches(least)
        && finding.location().origin() == Location.Origin.WRITTEN
        && ManifestFix.knows(finding.control());
  }

  private boolean isSevere(Finding finding) {
    return finding.isOpen() && finding.severity().reaches(failOn);
  }

  private FixedFile fixed(String name, List<Finding> findings, ManifestFix fix) {
    Path path = Path.of(name);
    Optional<byte[]> bytes = read(name);
    if (bytes.isEmpty() || !Sha256.named(bytes.get()).equals(digests.get(name))) {
      String reason = "the file changed meanwhile; run this again";
      return new FixedFile(name, path, Mended.left(findings, reason));
    }
    Mended mended = fix.fix(bytes.get(), findings);
    if (!writes || !mended.isChanged()) {
      return new FixedFile(name, path, mended);
    }
    Optional<String> why = FileWrite.write(path, bytes.get(), mended.bytes());
    return new FixedFile(name, path, why.isEmpty() ? mended : mended.refused(why.get()));
  }

  private static Optional<byte[]> read(String name) {
    BoundedFile.Content content =
        BoundedFile.read(new SourceFile(name, Path.of(name), false), Limits.DEFAULT.bytes());
    return content instanceof BoundedFile.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private void tell(FixedFile file, boolean says, FixText text, PatchWriter patches)
      throws IOException {
    changed += file.mended().isChanged() ? 1 : 0;
    for (Outcome outcome : file.mended().outcomes()) {
      gone += outcome.isMended() ? 1 : 0;
      left += outcome.isMended() ? 0 : 1;
      // What is only shown is still there.
      fails |= isSevere(outcome.finding()) && !(writes && outcome.isMended());
      if (json) {
        fixes.add(outcome, writes ? Fix.State.MADE : Fix.State.PROPOSED);
      }
    }
    patches.add(file);
    if (says) {
      text.show(file);
    }
  }

  private String summary() {
    return without == 0
        ? whatIsFixed()
        : whatIsFixed() + " %d more have no fix; brynje audit shows them.".formatted(without);
  }

  private String whatIsFixed() {
    if (changed == 0) {
      return left == 0 ? "Nothing to fix." : "Nothing is fixed; %d left to you.".formatted(left);
    }
    return "%d %s %s in %d %s; %d left to you.%s"
        .formatted(
            gone,
            gone == 1 ? "finding" : "findings",
            writes ? "went" : "would go",
            changed,
            changed == 1 ? "file" : "files",
            left,
            writes ? "" : " Write with --write.");
  }
}

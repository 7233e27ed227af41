package dev.brynje.cli;

import dev.brynje.cli.fix.FixText;
import dev.brynje.cli.fix.Fixes;
import dev.brynje.cli.fix.PatchWriter;
import dev.brynje.cli.fix.RefusedFile;
import dev.brynje.core.Assessment;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Finding;
import dev.brynje.core.Fix;
import dev.brynje.core.Severity;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.TextReport;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says what was fixed, in the form that was asked for; of what is told only counts stay. */
final class FixReport implements AutoCloseable {
  private final Terminal terminal;
  private final FixText text;
  private final PatchWriter patches;
  private final boolean writes;
  private final boolean json;
  private final boolean says;
  private final boolean shows;
  private final Severity failOn;
  private final Fixes fixes = new Fixes();
  private final Set<String> changed = new HashSet<>();
  private long gone;
  private long left;

  /** Findings for which there is no fix. */
  private long without;

  private boolean fails;

  FixReport(Arguments arguments, Terminal terminal, boolean writes) throws IOException {
    String patch = arguments.value("--patch").orElse("");
    this.terminal = terminal;
    this.text =
        new FixText(terminal.out(), terminal.colours(arguments.value("--color").orElse("auto")));
    this.writes = writes;
    this.json = arguments.value("--format").orElse("text").equals("json");
    this.says = !json && !patch.equals("-");
    this.shows = says && !arguments.has("--interactive");
    this.failOn = arguments.value("--fail-on").flatMap(Severity::of).orElse(Severity.HIGH);
    this.patches = patches(patch, terminal);
  }

  private static PatchWriter patches(String where, Terminal terminal) {
    if (where.isEmpty()) {
      return PatchWriter.NONE;
    }
    try {
      return where.equals("-")
          ? PatchWriter.to(terminal.out())
          : PatchWriter.to(PolicyInForce.path(where));
    } catch (RefusedFile e) {
      throw new UsageException(e.reason());
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(where, Reports.reason(e)));
    }
  }

  /** Where people read. */
  FixText text() {
    return text;
  }

  /**
   * A finding stays for which there is no fix.
   *
   * @param wanted whether it was to go
   */
  void stays(Finding finding, boolean wanted) {
    fails |= isSevere(finding);
    without += wanted ? 1 : 0;
  }

  /** A finding stays, because somebody wanted so. */
  void skipped(Finding finding) {
    fails |= isSevere(finding);
    left++;
  }

  private boolean isSevere(Finding finding) {
    return finding.isOpen() && finding.severity().reaches(failOn);
  }

  /** What became of files that were changed as one. */
  void tell(List<Mended> files) throws IOException {
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
    if (shows) {
      text.show(files);
    }
  }

  /** Says the rest; returns the exit code. */
  int finish(Assessment assessment) throws IOException {
    patches.finish();
    if (says) {
      text.showLeft();
      text.say(summary());
    } else if (json) {
      new JsonReport().write(assessment.of("fix", fixes.of(assessment.findings())), terminal.out());
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

  @Override
  public void close() throws IOException {
    patches.close();
  }
}

package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Findings;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.core.ToldFindings;
import dev.brynje.core.Unjudged;
import dev.brynje.core.baseline.Baseline;
import dev.brynje.core.baseline.BaselineFile;
import dev.brynje.core.baseline.RefusedBaseline;
import dev.brynje.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The baseline of a run: one that is read, or one that is written of what the run finds. */
final class BaselineInForce {
  static final String READ = "--baseline";
  static final String WRITE = "--write-baseline";
  private static final String USUAL = "brynje-baseline.json";

  private final Path path;

  /** Empty when it is written. */
  private final Optional<Baseline> baseline;

  private final Selection selection;
  private final List<String> operands;

  private BaselineInForce(
      Path path, Optional<Baseline> baseline, Selection selection, List<String> operands) {
    this.path = path;
    this.baseline = baseline;
    this.selection = selection;
    this.operands = operands;
  }

  /**
   * Reads the baseline, or sees that it can be written.
   *
   * @throws UsageException when it is none, or something else would be written over
   */
  static BaselineInForce of(Arguments arguments, Selection selection) {
    List<String> operands = arguments.operands();
    try {
      if (!arguments.has(WRITE)) {
        Path path = PolicyInForce.path(arguments.value(READ).orElseThrow());
        Optional<Baseline> read = Optional.of(new BaselineFile(path).read());
        return new BaselineInForce(path, read, selection, operands);
      }
      String named = arguments.value(WRITE).orElse("");
      Path path = PolicyInForce.path(named.isEmpty() ? arguments.value(READ).orElse(USUAL) : named);
      new BaselineFile(path).refuseOther();
      return new BaselineInForce(path, Optional.empty(), selection, operands);
    } catch (RefusedBaseline e) {
      throw new UsageException(e.line());
    }
  }

  /** Of files that were found, not asked for, all but the baseline. */
  List<SourceFile> without(List<SourceFile> files) {
    List<SourceFile> others = new ArrayList<>(files.size());
    for (SourceFile file : files) {
      if (file.asked() || file.isStandardInput() || !isSame(file.path())) {
        others.add(file);
      }
    }
    return others;
  }

  private boolean isSame(Path file) {
    try {
      return file.endsWith(path.getFileName()) && Files.isSameFile(file, path);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * What is told of a run, once all was found: what is known is marked, and counted anew.
   *
   * @param all what was found
   * @throws UsageException when the baseline cannot be written
   */
  Findings told(Findings all, List<Unjudged> unjudged, Tally tally, Terminal terminal) {
    Policy policy = selection.policy();
    Catalogue catalogue = selection.catalogue();
    Baseline held = baseline.orElseGet(() -> write(all, catalogue, unjudged, terminal));
    Baseline.Match match = held.match(all, catalogue);
    match.count(all, tally);
    Set<String> judged = new HashSet<>();
    selection.controls().filter(policy::judgesSomewhere).forEach(one -> judged.add(one.id()));
    Set<String> unsure = new HashSet<>();
    unjudged.forEach(one -> unsure.add(one.location().path()));
    tally.gone(match.gone(operands, unsure, judged::contains));
    return new ToldFindings(all, policy.least(), match.known());
  }

  private Baseline write(
      Findings all, Catalogue catalogue, List<Unjudged> unjudged, Terminal terminal) {
    try {
      Baseline written = new BaselineFile(path).write(all, catalogue);
      String missing =
          unjudged.isEmpty()
              ? ""
              : "; %d not judged, and what is wrong there will be new".formatted(unjudged.size());
      terminal.say("%s has %d findings now%s".formatted(path, written.size(), missing));
      return written;
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(path, Reports.reason(e)));
    }
  }
}

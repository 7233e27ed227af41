package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Gone;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.core.ToldFindings;
import dev.brynje.core.Unjudged;
import dev.brynje.core.baseline.Baseline;
import dev.brynje.core.baseline.BaselineDraft;
import dev.brynje.core.baseline.BaselineFile;
import dev.brynje.core.baseline.RefusedBaseline;
import dev.brynje.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The baseline of some runs: one that is read, or one that is written of what they find. */
final class BaselineInForce implements Comparison {
  static final String READ = "--baseline";
  static final String WRITE = "--write-baseline";
  private static final String USUAL = "brynje-baseline.json";

  private final Path path;

  /** Empty when one is written. */
  private final Optional<Baseline> baseline;

  private final BaselineDraft draft;
  private final List<Baseline.Judged> runs = new ArrayList<>(1);
  private int unjudged;
  private int remaining;

  private BaselineInForce(Path path, Optional<Baseline> baseline, int remaining) {
    this.path = path;
    this.remaining = remaining;
    this.baseline = baseline;
    this.draft = new BaselineFile(path).draft();
  }

  /**
   * Reads the baseline, or sees that it can be written.
   *
   * @throws UsageException when it is none, or something else would be written over
   */
  static BaselineInForce of(Arguments arguments, int runs) {
    try {
      if (!arguments.has(WRITE)) {
        Path path = PolicyInForce.path(arguments.value(READ).orElseThrow());
        Optional<Baseline> read = Optional.of(new BaselineFile(path).read());
        return new BaselineInForce(path, read, runs);
      }
      String named = arguments.value(WRITE).orElse("");
      Path path = PolicyInForce.path(named.isEmpty() ? arguments.value(READ).orElse(USUAL) : named);
      new BaselineFile(path).refuseOther();
      return new BaselineInForce(path, Optional.empty(), runs);
    } catch (RefusedBaseline e) {
      throw new UsageException(e.line());
    }
  }

  /**
   * Whether a word behind {@code --write-baseline} is the file, and no path to be judged: it is
   * named as such files are, or not there yet, or a baseline.
   */
  static boolean mayBe(String word) {
    Path path = PolicyInForce.path(word);
    return word.toLowerCase(Locale.ROOT).endsWith(".json")
        || !Files.exists(path)
        || (Files.isRegularFile(path) && new BaselineFile(path).isOne());
  }

  /** Of files that were found, not asked for, all but the baseline. */
  @Override
  public List<SourceFile> judged(List<SourceFile> files) {
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
   * What is known is marked, and counted anew. With the last run, the baseline is written, or what
   * it has is counted that was not found.
   *
   * @throws UsageException when it cannot be written
   */
  @Override
  public Findings told(
      Findings all,
      Selection selection,
      List<String> operands,
      List<Unjudged> unjudged,
      Tally tally,
      Terminal terminal) {
    Policy policy = selection.policy();
    Catalogue catalogue = selection.catalogue();
    BitSet known =
        baseline.isPresent() ? baseline.get().known(all, catalogue) : draft.take(all, catalogue);
    int number = 0;
    for (Finding finding : all) {
      if (known.get(number++)) {
        tally.settled(finding.inBaseline());
      }
    }
    Set<String> judged = new HashSet<>();
    selection.controls().filter(policy::judgesSomewhere).forEach(one -> judged.add(one.id()));
    Set<String> unsure = new HashSet<>();
    unjudged.forEach(one -> unsure.add(one.location().path()));
    runs.add(new Baseline.Judged(operands, unsure, judged::contains));
    this.unjudged += unjudged.size();
    if (--remaining == 0) {
      tally.gone(end(terminal));
    }
    return new ToldFindings(all, policy.least(), known);
  }

  private List<Gone> end(Terminal terminal) {
    if (baseline.isPresent()) {
      return baseline.get().gone(runs);
    }
    try {
      new BaselineFile(path).write(draft);
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(path, Reports.reason(e)));
    }
    String missing =
        unjudged == 0
            ? ""
            : "; %d not judged, and what is wrong there will be new".formatted(unjudged);
    terminal.say("%s has %d findings now%s".formatted(path, draft.size(), missing));
    return List.of();
  }
}

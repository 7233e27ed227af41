package dev.brynje.cli;

import dev.brynje.core.Findings;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.ToldFindings;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.SourceFile;
import java.util.List;

/** What is known already of what runs find. */
interface Comparison {
  /** Nothing is. A class of its own, so that a start does not load the other. */
  Comparison NONE = new Nothing();

  /**
   * What the arguments ask for.
   *
   * @param runs how many there will be
   */
  static Comparison of(Arguments arguments, int runs) {
    return arguments.has(BaselineInForce.READ) || arguments.has(BaselineInForce.WRITE)
        ? BaselineInForce.of(arguments, runs)
        : NONE;
  }

  /** Of files that were found those that are judged. */
  List<SourceFile> judged(List<SourceFile> files);

  /**
   * What is told of a run, once all was found.
   *
   * @param all what was found
   * @param operands what was judged
   * @param tally that has counted it
   */
  Findings told(
      Findings all,
      Selection selection,
      List<String> operands,
      List<Unjudged> unjudged,
      Tally tally,
      Terminal terminal);

  /** All is told that is severe enough. */
  final class Nothing implements Comparison {
    private Nothing() {}

    @Override
    public List<SourceFile> judged(List<SourceFile> files) {
      return files;
    }

    @Override
    public Findings told(
        Findings all,
        Selection selection,
        List<String> operands,
        List<Unjudged> unjudged,
        Tally tally,
        Terminal terminal) {
      Severity least = selection.policy().least();
      return least == Severity.INFO ? all : ToldFindings.from(all, least);
    }
  }
}

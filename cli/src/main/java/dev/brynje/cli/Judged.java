package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Input;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.kube.inventory.Fact;
import java.util.List;

/**
 * What one source gave; of it only the findings do not stay in memory.
 *
 * @param inline the waivers that stand in it, for each time that it was read
 */
record Judged(
    List<Input> inputs,
    List<Finding> findings,
    List<InlineWaivers> inline,
    List<Unjudged> unjudged,
    List<Fact> facts,
    Tally tally) {

  /** What a source gave in which nothing waives. */
  Judged(
      List<Input> inputs,
      List<Finding> findings,
      List<Unjudged> unjudged,
      List<Fact> facts,
      Tally tally) {
    this(inputs, findings, List.of(), unjudged, facts, tally);
  }

  /** A source of which nothing could be judged. */
  static Judged refused(SourceProblem problem) {
    return new Judged(
        List.of(), List.of(), List.of(AuditRun.unjudged(problem)), List.of(), new Tally());
  }
}

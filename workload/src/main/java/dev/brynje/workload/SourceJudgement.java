package dev.brynje.workload;

import dev.brynje.core.Finding;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.kube.inventory.Fact;
import java.util.List;

/**
 * What one source gave.
 *
 * @param findings of the controls that look at one object at a time, in any order
 * @param inline waivers that stand in it, by which those findings are settled; at most one of these
 * @param facts what is kept of its objects for the controls that look across objects
 */
public record SourceJudgement(
    List<Finding> findings,
    List<InlineWaivers> inline,
    List<Unjudged> unjudged,
    List<Fact> facts,
    Tally tally) {

  /** Of a source in which nothing waives. */
  public SourceJudgement(
      List<Finding> findings, List<Unjudged> unjudged, List<Fact> facts, Tally tally) {
    this(findings, List.of(), unjudged, facts, tally);
  }
}

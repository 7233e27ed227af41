package dev.brynje.workload;

import dev.brynje.core.Finding;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.kube.inventory.Fact;
import java.util.List;

/**
 * What one source gave.
 *
 * @param findings of the controls that look at one object at a time, in any order
 * @param facts what is kept of its objects for the controls that look across objects
 */
public record SourceJudgement(
    List<Finding> findings, List<Unjudged> unjudged, List<Fact> facts, Tally tally) {}

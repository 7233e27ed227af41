package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Sha256;
import dev.brynje.core.Unjudged;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import java.util.ArrayList;
import java.util.List;

/** Manifests that were rendered: judged as a file is, and told of where they are written. */
final class RenderedSource {
  private final ManifestAudit audit;
  private final int number;
  private final String kind;

  /**
   * @param number of the source that they belong to
   * @param kind what that is, as inputs name it
   */
  RenderedSource(ManifestAudit audit, int number, String kind) {
    this.audit = audit;
    this.number = number;
    this.kind = kind;
  }

  /**
   * Judges them.
   *
   * @param name by which they are told from other renderings
   */
  Judged judge(String name, byte[] yaml, RenderedPlaces places) {
    SourceJudgement judgement = audit.judge(number, name, yaml, places::path);
    return new Judged(
        List.of(new Input(kind, name, Sha256.named(yaml))),
        placed(judgement.findings(), places),
        judgement.inline().stream().map(one -> one.toldAt(places::of)).toList(),
        unjudged(judgement.unjudged(), places),
        judgement.facts(),
        judgement.tally());
  }

  static List<Finding> placed(List<Finding> findings, RenderedPlaces places) {
    List<Finding> placed = new ArrayList<>(findings.size());
    findings.forEach(finding -> placed.add(places.of(finding)));
    return placed;
  }

  private static List<Unjudged> unjudged(List<Unjudged> unjudged, RenderedPlaces places) {
    List<Unjudged> placed = new ArrayList<>(unjudged.size());
    for (Unjudged one : unjudged) {
      Location location = places.of(one.location());
      placed.add(
          new Unjudged(location, one.resource(), one.reason(), one.advice(), one.controls()));
    }
    return placed;
  }
}

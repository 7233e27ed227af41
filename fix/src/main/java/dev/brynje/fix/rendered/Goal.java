package dev.brynje.fix.rendered;

import dev.brynje.core.Finding;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.Plan;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What would be right of one rendering: for each finding, what it is to become there. */
final class Goal {
  private final Rendered was;
  private final Reading reading;

  /** By finding that has its object here. */
  private final Map<Integer, Outcome> outcomes = new TreeMap<>();

  private final Map<Integer, Proposal> proposals = new HashMap<>();

  private Goal(Rendered was, Reading reading) {
    this.was = was;
    this.reading = reading;
  }

  /**
   * Asks what is to become of findings.
   *
   * @param was what is rendered by now
   * @param yaml the same, or with something in it that only answers are to see
   */
  static Goal of(
      ManifestFix fix,
      Renderings renderings,
      Rendered was,
      byte[] yaml,
      Map<Integer, Finding> findings) {
    IdentityHashMap<Finding, Integer> here = new IdentityHashMap<>();
    findings.forEach((number, finding) ->
        renderings
            .object(was, finding.resource())
            .ifPresent(object -> here.put(renderings.about(finding, object), number)));
    Plan plan = fix.plan(yaml, List.copyOf(here.keySet()));
    Goal goal = new Goal(was, plan.reading());
    for (Outcome outcome : plan.outcomes()) {
      int number = here.getOrDefault(outcome.finding(), -1);
      goal.outcomes.put(number, outcome);
      if (outcome.isMended()) {
        goal.proposals.put(number, plan.proposals().get(outcome.proposal()));
      }
    }
    return goal;
  }

  Rendered was() {
    return was;
  }

  /** By finding, what can be done. */
  Map<Integer, Outcome> outcomes() {
    return outcomes;
  }

  /** What a finding wants to be changed. */
  List<Edit> edits(int number) {
    Proposal proposal = proposals.get(number);
    return proposal == null ? List.of() : proposal.edits();
  }

  /** The document that a finding is about; negative when there is none. */
  int document(int number) {
    Proposal proposal = proposals.get(number);
    return proposal == null ? -1 : proposal.document();
  }

  /** Whether what a finding wants is so in a rendering. */
  boolean holds(int number, Reading rendering) {
    for (Document document : rendering.documents()) {
      if (document.index() == document(number)) {
        return edits(number).stream().allMatch(edit -> Objects.holds(document.root(), edit));
      }
    }
    return false;
  }

  /** What is to be rendered when findings go; or why that cannot be. */
  Wanted wanted(Collection<Integer> numbers) {
    List<Proposal> all = new ArrayList<>();
    for (int number : numbers) {
      Proposal proposal = proposals.get(number);
      if (proposal != null) {
        all.add(proposal);
      }
    }
    Edited edited = Editor.edit(was.yaml(), reading, all);
    Optional<String> refused = edited.refused().values().stream().findFirst();
    return new Wanted(YamlReader.read(edited.bytes(), Limits.DEFAULT), refused.orElse(""));
  }

  /**
   * What is to be rendered.
   *
   * @param refused why it cannot be; or nothing
   */
  record Wanted(Reading reading, String refused) {}
}

package dev.brynje.fix.rendered;

import dev.brynje.core.Finding;
import dev.brynje.core.secret.Secrets;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.pod.PodFixes;
import dev.brynje.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes findings about what is rendered go. What is wanted is said of what is rendered, written in
 * what it is rendered from, and rendered again: only what then gives exactly the objects that were
 * wanted is proposed.
 */
final class RenderedFix {
  private final ManifestFix fix;
  private final Sources sources;
  private final List<Finding> findings;
  private final Map<Integer, Finding> byNumber = new TreeMap<>();
  private final Renderings renderings;
  private final Map<Integer, Wish> wishes = new TreeMap<>();
  private final Map<Integer, String> left = new HashMap<>();

  /** Those for which nothing can be written. */
  private final Set<Integer> unwritable = new HashSet<>();

  RenderedFix(ManifestFix manifests, Sources sources, List<Finding> findings) {
    this.sources = sources;
    this.findings = findings.stream().sorted(PodFixes.order()).toList();
    this.findings.forEach(finding -> byNumber.put(byNumber.size(), finding));
    this.renderings = new Renderings(sources);
    this.fix =
        manifests.with(
            new RenderedBindings(renderings.all()), renderings.thatAre(sources::isPartial));
  }

  /**
   * Fixes.
   *
   * @param name how places name a file, by its path
   */
  List<Mended> fixed(UnaryOperator<String> name) {
    List<Optional<Goal>> goals = new ArrayList<>();
    for (Optional<Rendered> one : renderings.all()) {
      goals.add(one.map(was -> Goal.of(fix, renderings, was, was.yaml(), byNumber)));
    }
    for (int way = 0; way < goals.size(); way++) {
      if (goals.get(way).isPresent()) {
        wish(way, goals.get(way).get());
      }
    }
    wishes.keySet().removeAll(unwritable);
    Sifting sifting = new Sifting(sources, wishes, new Proof(sources, goals, wishes));
    sifting.run();
    sifting.refused().forEach((number, reason) -> left.put(number, toWrite(number, reason)));
    return told(sifting.changes(sifting.good()), sifting.good(), name);
  }

  /** Takes what is wanted of a rendering. */
  private void wish(int way, Goal goal) {
    Optional<Goal> ofBases =
        sources
            .withImagesOfBases(way, goal.was())
            .map(yaml -> Goal.of(fix, renderings, goal.was(), yaml, byNumber));
    goal.outcomes()
        .forEach((number, outcome) -> {
          Finding finding = findings.get(number);
          boolean isCalled = goal.was().called(finding.resource()).isPresent();
          Wish known = wishes.get(number);
          if (sources.areApart() && !(isCalled && sources.mayHave(finding, way))) {
            // Another way has the object that it is about.
          } else if (known != null && !sources.areApart()) {
            if (isCalled) {
              known.of(way);
            }
          } else if (outcome.answer() instanceof Answer.Left(String why)) {
            left.putIfAbsent(number, why);
          } else if (!goal.holds(number, goal.was().reading())) {
            boolean ofImage =
                ofBases.filter(one -> !one.edits(number).equals(goal.edits(number))).isPresent();
            wish(number, way, outcome, goal, ofImage);
          }
        });
  }

  private void wish(int number, int way, Outcome outcome, Goal goal, boolean ofImage) {
    Wish wish = wishes.computeIfAbsent(number, _ -> new Wish(outcome));
    wish.of(way);
    Optional<Rendered.Made> object = renderings.object(goal.was(), findings.get(number).resource());
    try {
      wish.written(sources.written(way, object.orElseThrow(), goal.edits(number), ofImage));
    } catch (NotWritable e) {
      unwritable.add(number);
      left.put(number, toWrite(number, e.reason()));
    }
  }

  /** What people are told who have to write it themselves. */
  private String toWrite(int number, String reason) {
    Wish wish = wishes.get(number);
    return wish != null && wish.outcome().answer() instanceof Answer.Mend mend
        ? Secrets.masked(
            "%s; to be rendered: %s"
                .formatted(
                    reason, String.join(", ", mend.edits().stream().map(Words::of).toList())))
        : reason;
  }

  private List<Mended> told(Changes changes, List<Integer> good, UnaryOperator<String> name) {
    Map<String, List<Outcome>> outcomes = new HashMap<>();
    String first = changes.files().keySet().stream().findFirst().orElse("");
    byNumber.forEach((number, finding) -> {
      String path = first;
      Outcome outcome =
          Outcome.left(
              finding, left.getOrDefault(number, "what it is about is not rendered any more"));
      Wish wish = wishes.get(number);
      if (wish != null && good.contains(number)) {
        outcome = new Outcome(finding, wish.outcome().answer(), number);
        String own = wish.edits().getFirst().file();
        path = changes.files().containsKey(own) ? own : first;
      }
      outcomes.computeIfAbsent(path, _ -> new ArrayList<>()).add(outcome);
    });
    List<Mended> all = new ArrayList<>();
    changes
        .files()
        .forEach((path, changed) -> {
          List<Outcome> those = outcomes.getOrDefault(path, List.of());
          all.add(
              changed.isNew()
                  ? Mended.made(
                      name.apply(path), new String(changed.after(), StandardCharsets.UTF_8), those)
                  : Mended.of(
                      name.apply(path),
                      changed.before(),
                      changed.after(),
                      changed.splices(),
                      those));
        });
    if (all.isEmpty()) {
      all.add(
          Mended.of(
              findings.getFirst().location().path(),
              new SourceText(""),
              new byte[0],
              List.of(),
              outcomes.getOrDefault("", List.of())));
    }
    return all;
  }
}

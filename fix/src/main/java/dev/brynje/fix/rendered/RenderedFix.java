package dev.brynje.fix.rendered;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.secret.Secrets;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.Plan;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.pod.PodFixes;
import dev.brynje.kube.Container;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
  /** Renderings that are made to find which of several changes is at fault. */
  private static final int MOST_TRIES = 200;

  private ManifestFix fix;
  private final Sources sources;
  private final List<Finding> findings;

  /** By way; empty where it does not render. */
  private final List<Optional<Rendered>> before = new ArrayList<>();

  private final Map<Integer, Wish> wishes = new TreeMap<>();
  private final Map<Integer, String> left = new TreeMap<>();

  /** Those for which nothing can be written. */
  private final BitSet settled = new BitSet();

  private final List<Integer> good = new ArrayList<>();
  private int tries;

  /** What is wanted for a finding, by the way in which it was found. */
  private static final class Wish {
    private final int way;
    private final Outcome outcome;
    private final List<List<SourceEdit>> written;
    private int chosen;

    Wish(int way, Outcome outcome, List<List<SourceEdit>> written) {
      this.way = way;
      this.outcome = outcome;
      this.written = written;
    }

    List<SourceEdit> edits() {
      return written.get(chosen);
    }
  }

  RenderedFix(ManifestFix fix, Sources sources, List<Finding> findings) {
    this.fix = fix;
    this.sources = sources;
    this.findings = findings.stream().sorted(PodFixes.order()).toList();
  }

  /**
   * Fixes.
   *
   * @param name how places name a file, by its path
   */
  List<Mended> fixed(UnaryOperator<String> name) {
    for (int way = 0; way < sources.ways().size(); way++) {
      before.add(sources.render(way, Map.of()));
    }
    fix = fix.with(new RenderedBindings(before));
    for (int way = 0; way < before.size(); way++) {
      wish(way);
    }
    settle(new ArrayList<>(wishes.keySet()));
    return told(name);
  }

  /** Takes the findings that are in a rendering, and not yet in one before. */
  private void wish(int way) {
    Optional<Rendered> rendered = before.get(way);
    if (rendered.isEmpty()) {
      return;
    }
    IdentityHashMap<Finding, Integer> numbers = here(rendered.get(), remaining());
    Plan plan = fix.plan(rendered.get().yaml(), List.copyOf(numbers.keySet()));
    for (Outcome outcome : plan.outcomes()) {
      int number = numbers.getOrDefault(outcome.finding(), -1);
      Optional<Rendered.Made> object = object(rendered.get(), findings.get(number));
      if (outcome.answer() instanceof Answer.Left(String why)) {
        left.putIfAbsent(number, why);
      } else if (object.isPresent()
          && !holds(rendered.get().reading(), plan.proposals().get(outcome.proposal()))) {
        wish(number, way, object.get(), outcome);
      }
    }
  }

  private List<Integer> remaining() {
    List<Integer> remaining = new ArrayList<>();
    for (int number = 0; number < findings.size(); number++) {
      if (!wishes.containsKey(number) && !settled.get(number)) {
        remaining.add(number);
      }
    }
    return remaining;
  }

  /** Those of findings whose objects are in a rendering, about these. */
  private IdentityHashMap<Finding, Integer> here(Rendered rendered, List<Integer> numbers) {
    IdentityHashMap<Finding, Integer> here = new IdentityHashMap<>();
    for (int number : numbers) {
      Finding finding = findings.get(number);
      object(rendered, finding).ifPresent(made -> here.put(about(finding, made), number));
    }
    return here;
  }

  private void wish(int number, int way, Rendered.Made object, Outcome outcome) {
    Answer.Mend mend = (Answer.Mend) outcome.answer();
    try {
      wishes.put(number, new Wish(way, outcome, sources.written(way, object, mend.edits())));
    } catch (NotWritable e) {
      settled.set(number);
      left.put(number, toWrite(e.reason(), mend));
    }
  }

  /** What people are told who have to write it themselves. */
  private static String toWrite(String reason, Answer.Mend mend) {
    List<String> lines = mend.edits().stream().map(Words::of).toList();
    return Secrets.masked("%s; to be rendered: %s".formatted(reason, String.join(", ", lines)));
  }

  private Optional<Rendered.Made> object(Rendered rendered, Finding finding) {
    Optional<Rendered.Made> called = rendered.called(finding.resource());
    if (called.isPresent()) {
      return called;
    }
    for (Optional<Rendered> other : before) {
      Optional<Rendered.Made> there = other.flatMap(one -> one.called(finding.resource()));
      if (there.isPresent()) {
        return rendered.sameAs(there.get());
      }
    }
    return Optional.empty();
  }

  /** The finding, about the object as it is called in a rendering. */
  private Finding about(Finding finding, Rendered.Made object) {
    Resource resource = object.resource(container(finding, object));
    Location place = finding.location();
    return finding
        .about(resource)
        .at(new Location(place.path(), 0, 0, 0, 0, place.excerpt(), place.origin()));
  }

  /** Containers may be called otherwise too; then the one in the same position is meant. */
  private String container(Finding finding, Rendered.Made object) {
    String name = finding.resource().container();
    if (name.isEmpty() || object.isCalled(finding.resource())) {
      return name;
    }
    List<Container> here = containers(object);
    if (here.stream().anyMatch(one -> one.name().equals(name))) {
      return name;
    }
    for (Optional<Rendered> other : before) {
      Optional<Rendered.Made> there = other.flatMap(one -> one.called(finding.resource()));
      if (there.isPresent()) {
        List<Container> those = containers(there.get());
        for (int i = 0; i < those.size() && those.size() == here.size(); i++) {
          if (those.get(i).name().equals(name)) {
            return here.get(i).name();
          }
        }
      }
    }
    return name;
  }

  private static List<Container> containers(Rendered.Made object) {
    try {
      return Pod.of(object.object()).map(Pod::containers).orElse(List.of());
    } catch (FieldTypeException _) {
      return List.of();
    }
  }

  private static boolean holds(Reading reading, Proposal proposal) {
    for (Document document : reading.documents()) {
      if (document.index() == proposal.document()) {
        return proposal.edits().stream().allMatch(edit -> Objects.holds(document.root(), edit));
      }
    }
    return false;
  }

  /** Takes all that give what is wanted together; halves, to find those that do not. */
  private void settle(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    if (++tries > MOST_TRIES || sources.isLate()) {
      numbers.forEach(one -> refuse(one, "too many changes of it were tried together"));
      return;
    }
    List<Integer> all = new ArrayList<>(good);
    all.addAll(numbers);
    Changes changes = changes(all);
    if (!changes.refused().isEmpty()) {
      List<Integer> rest = new ArrayList<>(numbers);
      changes
          .refused()
          .forEach((number, why) -> {
            rest.remove(Integer.valueOf(number));
            if (!other(number)) {
              good.remove(Integer.valueOf(number));
              refuse(number, why);
            } else if (numbers.contains(number)) {
              rest.add(number);
            }
          });
      settle(rest);
      return;
    }
    Optional<String> wrong = wrong(all, changes);
    if (wrong.isEmpty()) {
      good.addAll(numbers);
    } else if (numbers.size() > 1) {
      int half = numbers.size() / 2;
      settle(numbers.subList(0, half));
      settle(numbers.subList(half, numbers.size()));
    } else if (other(numbers.getFirst())) {
      settle(numbers);
    } else {
      refuse(numbers.getFirst(), wrong.get());
    }
  }

  /** Whether there is another way to write it, which is tried next. */
  private boolean other(int number) {
    Wish wish = wishes.get(number);
    if (wish == null || wish.chosen + 1 >= wish.written.size()) {
      return false;
    }
    wish.chosen++;
    return true;
  }

  private void refuse(int number, String reason) {
    Wish wish = wishes.get(number);
    if (wish != null) {
      left.put(number, toWrite(reason, (Answer.Mend) wish.outcome.answer()));
    }
  }

  private Changes changes(List<Integer> numbers) {
    Map<Integer, List<SourceEdit>> wanted = new TreeMap<>();
    for (int number : numbers) {
      Wish wish = wishes.get(number);
      if (wish != null) {
        wanted.put(number, wish.edits());
      }
    }
    return Changes.of(sources, wanted);
  }

  /** What is not as it is wanted when changes are made. */
  private Optional<String> wrong(List<Integer> numbers, Changes changes) {
    for (int way = 0; way < before.size(); way++) {
      Optional<Rendered> was = before.get(way);
      if (was.isPresent()) {
        Optional<Rendered> now = sources.render(way, changes.bytes());
        Optional<String> wrong =
            now.isEmpty()
                ? Optional.of("it would not render any more")
                : wrong(way, was.get(), now.get(), numbers);
        if (wrong.isPresent()) {
          return Optional.of(sources.ways().get(way) + ": " + wrong.get());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> wrong(int way, Rendered was, Rendered now, List<Integer> numbers) {
    if (was.reading().documents().size() != now.reading().documents().size()
        || !now.reading().problems().isEmpty()) {
      return Optional.of("other objects would be rendered");
    }
    IdentityHashMap<Finding, Integer> byFinding = here(was, numbers);
    Plan plan = fix.plan(was.yaml(), List.copyOf(byFinding.keySet()));
    List<Proposal> expected = new ArrayList<>();
    for (Outcome outcome : plan.outcomes()) {
      if (outcome.isMended()) {
        Proposal proposal = plan.proposals().get(outcome.proposal());
        int number = byFinding.getOrDefault(outcome.finding(), -1);
        if (isMeant(number, way, was) || holds(now.reading(), proposal)) {
          expected.add(proposal);
        }
      }
    }
    byte[] yaml = was.yaml();
    Edited edited = Editor.edit(yaml, plan.reading(), expected);
    if (!edited.refused().isEmpty()) {
      return Optional.of(edited.refused().values().iterator().next());
    }
    return difference(was, YamlReader.read(edited.bytes(), Limits.DEFAULT), now);
  }

  /** Whether a finding is about an object of a rendering, by its own name. */
  private boolean isMeant(int number, int way, Rendered was) {
    Wish wish = wishes.get(number);
    return wish != null
        && (wish.way == way || was.called(findings.get(number).resource()).isPresent());
  }

  private Optional<String> difference(Rendered was, Reading wanted, Rendered now) {
    for (int i = 0; i < wanted.documents().size(); i++) {
      Document document = wanted.documents().get(i);
      Optional<Rendered.Made> object = was.in(document.index());
      Set<Place> passed = object.map(sources::unsteady).orElse(Set.of());
      Optional<Place> place =
          Objects.difference(
              document.root(), now.reading().documents().get(i).root(), passed::contains);
      if (place.isPresent()) {
        String which = object.map(one -> one.resource("").words()).orElse("an object");
        return Optional.of(
            "%s would be rendered otherwise than wanted, at %s".formatted(which, place.get()));
      }
    }
    return Optional.empty();
  }

  private List<Mended> told(UnaryOperator<String> name) {
    Changes changes = changes(good);
    Map<String, List<Outcome>> outcomes = new HashMap<>();
    String first = changes.files().keySet().stream().findFirst().orElse("");
    for (int number = 0; number < findings.size(); number++) {
      Wish wish = wishes.get(number);
      Finding finding = findings.get(number);
      String path = first;
      Outcome outcome =
          Outcome.left(
              finding, left.getOrDefault(number, "what it is about is not rendered any more"));
      if (wish != null && good.contains(number)) {
        outcome = new Outcome(finding, wish.outcome.answer(), number);
        String own = wish.edits().getFirst().file();
        path = changes.files().containsKey(own) ? own : first;
      }
      outcomes.computeIfAbsent(path, _ -> new ArrayList<>()).add(outcome);
    }
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

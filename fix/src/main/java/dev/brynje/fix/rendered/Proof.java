package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Renders with changes, and compares with what is wanted in each way. */
final class Proof {
  private final Sources sources;

  /** By way; empty where it does not render. */
  private final List<Optional<Goal>> goals;

  private final Map<Integer, Wish> wishes;

  Proof(Sources sources, List<Optional<Goal>> goals, Map<Integer, Wish> wishes) {
    this.sources = sources;
    this.goals = goals;
    this.wishes = wishes;
  }

  /**
   * What is not as it is wanted.
   *
   * @param suspects the findings that want something of what is not so; none when that is not known
   */
  record Wrong(String reason, Set<Integer> suspects) {}

  /**
   * Tries changes.
   *
   * @param numbers of the findings for which they are made
   * @return empty when every way gives what is wanted
   */
  Optional<Wrong> wrong(List<Integer> numbers, Changes changes) {
    for (int way = 0; way < goals.size(); way++) {
      Optional<Goal> goal = goals.get(way);
      if (goal.isPresent()) {
        Optional<Rendered> now = sources.render(way, changes.bytes());
        Optional<Wrong> wrong =
            now.isEmpty()
                ? Optional.of(new Wrong("it would not render any more", Set.of()))
                : wrong(way, goal.get(), now.get(), numbers);
        if (wrong.isPresent()) {
          String where = sources.ways().get(way) + ": ";
          return Optional.of(new Wrong(where + wrong.get().reason(), wrong.get().suspects()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Wrong> wrong(int way, Goal goal, Rendered now, List<Integer> numbers) {
    Reading before = goal.was().reading();
    if (before.documents().size() != now.reading().documents().size()
        || !now.reading().problems().isEmpty()) {
      return Optional.of(new Wrong("other objects would be rendered", Set.of()));
    }
    List<Integer> expected = new ArrayList<>();
    for (int number : numbers) {
      // What other ways want may show here too, if it would be right here.
      Wish wish = wishes.get(number);
      if ((wish != null && wish.isOf(way)) || goal.holds(number, now.reading())) {
        expected.add(number);
      }
    }
    Goal.Wanted wanted = goal.wanted(expected);
    return wanted.refused().isEmpty()
        ? difference(goal, wanted.reading(), now, numbers)
        : Optional.of(new Wrong(wanted.refused(), Set.of()));
  }

  private Optional<Wrong> difference(
      Goal goal, Reading wanted, Rendered now, List<Integer> numbers) {
    for (int i = 0; i < wanted.documents().size(); i++) {
      Document document = wanted.documents().get(i);
      Optional<Rendered.Made> object = goal.was().in(document.index());
      Set<Place> passed = object.map(sources::unsteady).orElse(Set.of());
      Optional<Place> place =
          Objects.difference(
              document.root(), now.reading().documents().get(i).root(), passed::contains);
      if (place.isPresent()) {
        String which = object.map(one -> one.resource("").words()).orElse("an object");
        return Optional.of(
            new Wrong(
                "%s would be rendered otherwise than wanted, at %s".formatted(which, place.get()),
                suspects(goal, document.index(), place.get(), numbers)));
      }
    }
    return Optional.empty();
  }

  private static Set<Integer> suspects(
      Goal goal, int document, Place place, List<Integer> numbers) {
    Set<Integer> suspects = new TreeSet<>();
    for (int number : numbers) {
      if (goal.document(number) == document) {
        for (Edit edit : goal.edits(number)) {
          if (areOnOneWay(edit.place(), place)) {
            suspects.add(number);
          }
        }
      }
    }
    return suspects;
  }

  /** Whether one place is the other, or around it. */
  private static boolean areOnOneWay(Place one, Place other) {
    List<Step> a = one.steps();
    List<Step> b = other.steps();
    int common = Math.min(a.size(), b.size());
    return a.subList(0, common).equals(b.subList(0, common));
  }
}

package dev.brynje.fix.compose;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes what is wanted once: what two findings of a service want in one place, and what a service
 * wants as one that it extends does in the latter, from which it takes that over unless it says
 * otherwise itself.
 */
final class Inheritance {
  /** Settings that may turn out not to be taken over before all are written where they were. */
  private static final int MOST_TRIED = 50;

  /** A setting that a service has to have itself. */
  private record Own(String service, Step setting) {}

  private final List<Wanted> wanted;
  private final Map<String, Set<String>> extended;
  private final Map<Wanted.Part, Home> homes = new HashMap<>();
  private final Set<Own> own = new HashSet<>();

  /**
   * @param made the numbers of what is made
   * @param extended by a service of a name, the names of others
   */
  Inheritance(List<Wanted> wanted, BitSet made, Map<String, Set<String>> extended) {
    this.wanted = wanted;
    this.extended = extended;
    made.stream().mapToObj(wanted::get).forEach(this::add);
  }

  private void add(Wanted one) {
    List<Wanted.Part> parts = one.parts();
    for (int i = 0; i < parts.size(); i++) {
      Edit edit = parts.get(i).edit();
      if (isNew(edit)) {
        homes.merge(
            parts.get(i), one.homes().get(i), (first, next) -> says(first, edit) ? first : next);
      }
    }
  }

  /** Whether it may be written elsewhere: what stands somewhere is changed there. */
  private static boolean isNew(Edit edit) {
    return !(edit instanceof Edit.Remove)
        && edit.place().steps().stream().allMatch(Step.Key.class::isInstance);
  }

  private static boolean says(Home home, Edit edit) {
    return edit.place().steps().getFirst() instanceof Step.Key(String key)
        && home.written(key).isPresent();
  }

  /**
   * The revision with as little written as says the same.
   *
   * @param whole the one in which each service has all that it wants
   * @param revising makes these
   */
  Revision least(Revision whole, Function<List<Wanted>, Revision> revising) {
    for (int tried = 0; tried < MOST_TRIED; tried++) {
      List<Wanted> moved = wanted.stream().map(one -> one.moved(this::home)).toList();
      if (moved.equals(wanted)) {
        return whole;
      }
      Revision revision = revising.apply(moved);
      Optional<Revision.Wrong> wrong = revision.wrong();
      if (wrong.isEmpty() && revision.refused().isEmpty()) {
        return revision;
      }
      if (wrong.isEmpty() || !own.add(new Own(wrong.get().service(), wrong.get().setting()))) {
        return whole;
      }
    }
    return whole;
  }

  /** Where a part is written; as before, when that is nowhere else. */
  private Optional<Home> home(Wanted.Part part) {
    Step setting = part.edit().place().steps().getFirst();
    Set<String> seen = new HashSet<>();
    Wanted.Part at = part;
    while (seen.add(at.service()) && !own.contains(new Own(at.service(), setting))) {
      Optional<Wanted.Part> above = above(at);
      if (above.isEmpty()) {
        break;
      }
      at = above.get();
    }
    return Optional.ofNullable(homes.get(at));
  }

  /** The same of a service that is extended, where that wants it too. */
  private Optional<Wanted.Part> above(Wanted.Part part) {
    return extended.getOrDefault(part.service(), Set.of()).stream()
        .map(other -> new Wanted.Part(part.project(), other, part.edit()))
        .filter(homes::containsKey)
        .findFirst();
  }
}

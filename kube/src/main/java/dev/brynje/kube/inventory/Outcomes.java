package dev.brynje.kube.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of objects that are given more than once a cluster keeps one, whichever comes last to it. */
final class Outcomes {
  /** Overlays of one base for each environment are fewer. */
  private static final int FEWEST_TRIED = 8;

  /**
   * Facts that are looked at for all outcomes together, a second's work: few objects allow more.
   */
  private static final int FACTS_TRIED = 200_000;

  private final List<Fact> facts;

  /** By the place of a fact, which copy of its object it is about: facts of one stand together. */
  private final int[] copy;

  private final Map<ObjectKey, Integer> copies = new HashMap<>();
  private int most;

  Outcomes(List<Fact> facts) {
    this.facts = facts;
    this.copy = new int[facts.size()];
    ObjectRef current = null;
    int count = 0;
    for (int i = 0; i < copy.length; i++) {
      ObjectRef object = facts.get(i).object();
      if (!(facts.get(i) instanceof RingFact) || !object.equals(current)) {
        current = object;
        count = isNamed(object) ? copies.merge(key(object), 1, Integer::sum) : 0;
        most = Math.max(most, count);
      }
      copy[i] = count;
    }
  }

  /**
   * What there is when the first of each is kept, the second and so on to the last: each copy once,
   * though not with each copy of another object. Of more copies than are tried, the first ones and
   * the last.
   */
  List<Inventory> all() {
    if (most < 2) {
      return List.of();
    }
    int tried = Math.min(most, Math.max(FEWEST_TRIED, FACTS_TRIED / facts.size()));
    List<Inventory> all = new ArrayList<>(tried);
    for (int number = 1; number < tried; number++) {
      all.add(kept(number));
    }
    all.add(kept(most));
    return all;
  }

  private Inventory kept(int number) {
    List<Fact> kept = new ArrayList<>(facts.size());
    for (int i = 0; i < copy.length; i++) {
      ObjectRef object = facts.get(i).object();
      if (!isNamed(object)
          || copy[i] == Math.min(number, copies.getOrDefault(key(object), number))) {
        kept.add(facts.get(i));
      }
    }
    return new Inventory(kept);
  }

  /** Whether its name tells it from others; one that is generated does not. */
  static boolean isNamed(ObjectRef object) {
    return !object.name().isEmpty() && !object.name().endsWith("*");
  }

  private static ObjectKey key(ObjectRef object) {
    String kind = object.kind() + "." + object.group();
    return new ObjectKey(kind, object.effectiveNamespace(), object.name());
  }
}

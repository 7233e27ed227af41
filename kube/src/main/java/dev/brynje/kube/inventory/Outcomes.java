package dev.brynje.kube.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Of objects that are given more than once a cluster keeps one, whichever comes last to it. */
final class Outcomes {
  private final List<Fact> facts;

  /** By the place of a fact, which object given it is about: facts of one stand together. */
  private final int[] given;

  private final Map<ObjectKey, Integer> first = new HashMap<>();
  private final Map<ObjectKey, Integer> last = new HashMap<>();

  Outcomes(List<Fact> facts) {
    this.facts = facts;
    this.given = new int[facts.size()];
    ObjectRef current = null;
    int count = 0;
    for (int i = 0; i < given.length; i++) {
      ObjectRef object = facts.get(i).object();
      if (!(facts.get(i) instanceof RingFact) || !object.equals(current)) {
        current = object;
        count++;
        if (isNamed(object)) {
          first.putIfAbsent(key(object), count);
          last.put(key(object), count);
        }
      }
      given[i] = count;
    }
  }

  /** What there is when the first of each is kept, and when the last is. */
  List<Inventory> all() {
    return first.equals(last) ? List.of() : List.of(kept(first), kept(last));
  }

  private Inventory kept(Map<ObjectKey, Integer> one) {
    List<Fact> kept = new ArrayList<>(facts.size());
    for (int i = 0; i < given.length; i++) {
      ObjectRef object = facts.get(i).object();
      if (!isNamed(object) || one.getOrDefault(key(object), 0) == given[i]) {
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

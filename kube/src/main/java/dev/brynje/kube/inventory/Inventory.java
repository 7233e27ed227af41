package dev.brynje.kube.inventory;

import java.util.ArrayList;
import java.util.List;

/** All facts of a run, in the order of their sources. */
public final class Inventory {
  private final List<Fact> facts;

  public Inventory(List<Fact> facts) {
    this.facts = List.copyOf(facts);
  }

  /** The facts of one type. */
  public <F extends Fact> List<F> all(Class<F> type) {
    List<F> found = new ArrayList<>();
    for (Fact fact : facts) {
      if (type.isInstance(fact)) {
        found.add(type.cast(fact));
      }
    }
    return found;
  }
}

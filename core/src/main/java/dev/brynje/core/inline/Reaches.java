package dev.brynje.core.inline;

import dev.brynje.core.Location;
import dev.brynje.core.inline.InlineWaivers.Held;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The waivers of one control by where they hold. As those places lie apart or within each other,
 * each has at most one right around it, and a place is found by its last beginning and from there
 * outwards.
 */
final class Reaches {
  private final List<Held> held;
  private final Reach[] reaches;
  private final int[] around;
  private final BitSet used = new BitSet();

  private Reaches(List<Held> held) {
    this.held = held;
    this.reaches = held.stream().map(Reaches::reach).toArray(Reach[]::new);
    this.around = new int[reaches.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < reaches.length; i++) {
      while (!open.isEmpty() && !reaches[open.peek()].has(reaches[i])) {
        open.pop();
      }
      around[i] = open.isEmpty() ? -1 : open.peek();
      open.push(i);
    }
  }

  /** All of one control, each about something. */
  static Reaches of(List<Held> held) {
    List<Held> sorted = new ArrayList<>(held);
    sorted.sort(Comparator.comparing(Reaches::reach));
    List<Held> apart = new ArrayList<>(sorted.size());
    for (Held one : sorted) {
      // A second waiver of the same is needless, and never noted as used.
      if (apart.isEmpty() || reach(apart.getLast()).compareTo(reach(one)) != 0) {
        apart.add(one);
      }
    }
    return new Reaches(apart);
  }

  private static Reach reach(Held held) {
    return Reach.of(held.note().about().orElseThrow());
  }

  /** The innermost around a place; it and those around it are noted as used. */
  Optional<Held> around(Location location) {
    long place = Reach.of(location);
    int at = last(place);
    while (at >= 0 && !reaches[at].has(place)) {
      at = around[at];
    }
    for (int outer = at; outer >= 0; outer = around[outer]) {
      used.set(outer);
    }
    return at < 0 ? Optional.empty() : Optional.of(held.get(at));
  }

  /** The last that begins at a place or before. */
  private int last(long place) {
    int low = 0;
    int high = reaches.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reaches[middle].from() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  List<Held> used() {
    return used.stream().mapToObj(held::get).toList();
  }
}

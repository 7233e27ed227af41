package dev.brynje.fix.rendered;

import dev.brynje.fix.Outcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wanted for a finding, and the ways to write it, of which one is chosen. */
final class Wish {
  private final Outcome outcome;
  private final List<List<List<SourceEdit>>> written = new ArrayList<>();
  private final BitSet ways = new BitSet();
  private int chosen;

  Wish(Outcome outcome) {
    this.outcome = outcome;
  }

  /** It is wanted of what a way renders. */
  void of(int way) {
    ways.set(way);
  }

  /**
   * It is to be written, beside what is written for other ways.
   *
   * @param choices how, the best first; one at least
   */
  void written(List<List<SourceEdit>> choices) {
    written.add(choices);
  }

  boolean isOf(int way) {
    return ways.get(way);
  }

  Outcome outcome() {
    return outcome;
  }

  /** As it is chosen to be written. */
  List<SourceEdit> edits() {
    Set<SourceEdit> edits = new LinkedHashSet<>();
    for (List<List<SourceEdit>> choices : written) {
      edits.addAll(choices.get(Math.min(chosen, choices.size() - 1)));
    }
    return List.copyOf(edits);
  }

  boolean isWritten() {
    return !written.isEmpty();
  }

  /** Chooses the next way to write it; false when there is none. */
  boolean next() {
    if (written.stream().noneMatch(choices -> chosen + 1 < choices.size())) {
      return false;
    }
    chosen++;
    return true;
  }

  /** Chooses the best way again. */
  void first() {
    chosen = 0;
  }
}

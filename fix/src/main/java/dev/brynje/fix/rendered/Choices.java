package dev.brynje.fix.rendered;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways to write several edits, from the ways to write each. */
final class Choices {
  private static final int MOST = 6;

  private Choices() {}

  /**
   * First all by their best ways, then all by their last, then one of them by each other of its
   * ways.
   *
   * @param ways by edit, the best first; each has one at least
   */
  static List<List<SourceEdit>> of(List<List<List<SourceEdit>>> ways) {
    Set<List<SourceEdit>> choices = new LinkedHashSet<>();
    choices.add(chosen(ways, -1, 0));
    choices.add(ways.stream().map(List::getLast).flatMap(List::stream).toList());
    for (int edit = 0; edit < ways.size(); edit++) {
      for (int way = 1; way < ways.get(edit).size() && choices.size() < MOST; way++) {
        choices.add(chosen(ways, edit, way));
      }
    }
    return List.copyOf(choices);
  }

  private static List<SourceEdit> chosen(List<List<List<SourceEdit>>> ways, int edit, int way) {
    List<SourceEdit> chosen = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      chosen.addAll(ways.get(i).get(i == edit ? way : 0));
    }
    return chosen;
  }
}

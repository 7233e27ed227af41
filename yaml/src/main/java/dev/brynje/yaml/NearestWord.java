package dev.brynje.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who mistyped probably meant. */
public final class NearestWord {
  private NearestWord() {}

  /**
   * The nearest of the known words: at most a third of its letters away, at least one; of several
   * equally near, the first in the alphabet. Capitals count as small letters.
   */
  public static Optional<String> among(Collection<String> known, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int farthest = Math.max(1, word.length() / 3);
    String best = null;
    int bestDistance = farthest + 1;
    for (String candidate : known) {
      // A difference in length is a distance; it also keeps a hostile word from costing much.
      if (Math.abs(candidate.length() - wanted.length()) > farthest) {
        continue;
      }
      int distance = distance(candidate.toLowerCase(Locale.ROOT), wanted);
      if (distance < bestDistance
          || (best != null && distance == bestDistance && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Letters inserted, left out, changed or swapped with their neighbour, in three rows. */
  private static int distance(String a, String b) {
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
        }
      }
      int[] oldest = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = oldest;
    }
    return previous[b.length()];
  }
}

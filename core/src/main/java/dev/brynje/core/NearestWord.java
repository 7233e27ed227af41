package dev.brynje.core;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that somebody who mistyped probably meant. */
public final class NearestWord {
  private NearestWord() {}

  /** The nearest of the known words: at most a third of its letters away, at least one. */
  public static Optional<String> among(Collection<String> known, String word) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(candidate, word);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best != null && bestDistance <= Math.max(1, word.length() / 3)
        ? Optional.of(best)
        : Optional.empty();
  }

  /** Levenshtein's distance, in two rows. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}

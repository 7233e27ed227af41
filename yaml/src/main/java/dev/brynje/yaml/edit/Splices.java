package dev.brynje.yaml.edit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Gathers splices. Of several at one place the first comes first. */
public final class Splices {
  private final List<Splice> splices = new ArrayList<>();

  void insert(int at, String text, BitSet proposals) {
    replace(at, at, text, proposals);
  }

  void replace(int start, int end, String text, BitSet proposals) {
    splices.add(new Splice(start, end, text, (BitSet) proposals.clone()));
  }

  /**
   * In order of place.
   *
   * @throws Unwritable when two would change the same text
   */
  List<Splice> sorted() throws Unwritable {
    // What is put at a place stands before what is taken away there.
    List<Splice> sorted =
        splices.stream()
            .sorted(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).start() < sorted.get(i - 1).end()) {
        throw new Unwritable(sorted.get(i).proposals(), "another change takes the text there away");
      }
    }
    return sorted;
  }

  /**
   * The text with splices made.
   *
   * @param sorted in order of place, none over another
   */
  public static String applied(String text, List<Splice> sorted) {
    return applied(text, 0, text.length(), sorted);
  }

  /**
   * A stretch of the text with splices made.
   *
   * @param sorted within the stretch, in order of place, none over another
   */
  public static String applied(String text, int start, int end, List<Splice> sorted) {
    StringBuilder out = new StringBuilder(end - start + 64 * sorted.size());
    int at = start;
    for (Splice splice : sorted) {
      out.append(text, at, splice.start()).append(splice.text());
      at = splice.end();
    }
    return out.append(text, at, end).toString();
  }
}

package dev.brynje.core;

import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Of all findings those that are severe enough to be told, each marked that the baseline has. */
public final class ToldFindings implements Findings {
  private final Findings all;
  private final Severity least;
  private final BitSet known;
  private final long size;

  /**
   * @param least what is less severe is left out
   * @param known the numbers of findings that the baseline has, in the order of all
   */
  public ToldFindings(Findings all, Severity least, BitSet known) {
    this.all = all;
    this.least = least;
    this.known = known;
    long told = 0;
    for (Finding finding : all) {
      told += finding.severity().reaches(least) ? 1 : 0;
    }
    this.size = told;
  }

  /** Those that are severe enough, where there is no baseline. */
  public static Findings from(Findings all, Severity least) {
    return new ToldFindings(all, least, new BitSet(0));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Iterator<Finding> iterator() {
    Iterator<Finding> remaining = all.iterator();
    return new Iterator<>() {
      private int number;
      private @Nullable Finding next;

      @Override
      public boolean hasNext() {
        while (next == null && remaining.hasNext()) {
          Finding finding = remaining.next();
          Finding marked = known.get(number++) ? finding.inBaseline() : finding;
          next = marked.severity().reaches(least) ? marked : null;
        }
        return next != null;
      }

      @Override
      public Finding next() {
        if (!hasNext() || next == null) {
          throw new NoSuchElementException();
        }
        Finding told = next;
        next = null;
        return told;
      }
    };
  }
}

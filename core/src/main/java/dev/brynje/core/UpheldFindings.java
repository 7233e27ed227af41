package dev.brynje.core;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Findings of which some stand after all. */
final class UpheldFindings implements Findings {
  private final Findings all;
  private final UnaryOperator<Finding> upheld;

  /**
   * @param upheld the same finding, or it without its waiver
   */
  UpheldFindings(Findings all, UnaryOperator<Finding> upheld) {
    this.all = all;
    this.upheld = upheld;
  }

  @Override
  public long size() {
    return all.size();
  }

  @Override
  public Iterator<Finding> iterator() {
    Iterator<Finding> remaining = all.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return remaining.hasNext();
      }

      @Override
      public Finding next() {
        return upheld.apply(remaining.next());
      }
    };
  }
}

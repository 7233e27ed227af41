package dev.brynje.core;

import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Findings, each as a change makes it. */
final class ChangedFindings implements Findings {
  private final Findings all;
  private final UnaryOperator<Finding> change;

  ChangedFindings(Findings all, UnaryOperator<Finding> change) {
    this.all = all;
    this.change = change;
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
        return change.apply(remaining.next());
      }
    };
  }
}

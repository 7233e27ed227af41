package dev.brynje.core;

import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Findings in the order of their places. They may lie outside memory and are read as needed. */
public interface Findings extends Iterable<Finding> {
  /** How many there are. */
  long size();

  /** The same findings, each as a change makes it when it is read. */
  default Findings changed(UnaryOperator<Finding> change) {
    return new ChangedFindings(this, change);
  }

  /** Findings that lie in memory. */
  static Findings of(List<Finding> findings) {
    List<Finding> copy = List.copyOf(findings);
    return new Findings() {
      @Override
      public long size() {
        return copy.size();
      }

      @Override
      public Iterator<Finding> iterator() {
        return copy.iterator();
      }
    };
  }
}

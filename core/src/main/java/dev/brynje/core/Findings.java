package dev.brynje.core;

import java.util.Iterator;
import java.util.List;

/** Findings in the order of their places. They may lie outside memory and are read as needed. */
public interface Findings extends Iterable<Finding> {
  /** How many there are. */
  long size();

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

package dev.brynje.core.inline;

import dev.brynje.core.Location;
import dev.brynje.yaml.Span;

/**
 * A stretch of a file, from a place up to another that is no part of it. Those of one file lie
 * apart or within each other, as the values of a document do.
 *
 * @param from line and column in one number, so that they compare at once
 */
record Reach(long from, long to) implements Comparable<Reach> {
  static Reach of(Span span) {
    return new Reach(at(span.line(), span.column()), at(span.endLine(), span.endColumn()));
  }

  /** Where a finding is. */
  static long of(Location location) {
    return at(location.line(), location.column());
  }

  private static long at(int line, int column) {
    return ((long) line << 32) | column;
  }

  boolean has(long place) {
    return from <= place && place < to;
  }

  boolean has(Reach other) {
    return from <= other.from && other.to <= to;
  }

  /** By beginning; of two that begin together the longer first. */
  @Override
  public int compareTo(Reach other) {
    int order = Long.compare(from, other.from);
    return order != 0 ? order : Long.compare(other.to, to);
  }
}

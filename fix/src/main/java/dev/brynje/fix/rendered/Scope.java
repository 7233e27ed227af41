package dev.brynje.fix.rendered;

import org.jspecify.annotations.Nullable;

/**
 * The part of a template that an {@code if}, {@code with}, {@code range}, {@code define} or {@code
 * else} holds.
 */
final class Scope {
  private final @Nullable Scope parent;
  private final Action opening;
  private int end;
  private int closed;

  Scope(@Nullable Scope parent, Action opening, int most) {
    this.parent = parent;
    this.opening = opening;
    this.end = most;
    this.closed = most;
  }

  void close(Action closing) {
    this.end = closing.start();
    this.closed = closing.end();
  }

  /** The one around it; none at the top. */
  @Nullable Scope parent() {
    return parent;
  }

  Action opening() {
    return opening;
  }

  int start() {
    return opening.end();
  }

  /** Where the action begins that closes it. */
  int end() {
    return end;
  }

  /** Where that ends. */
  int closed() {
    return closed;
  }

  boolean isDefinition() {
    return opening.keyword().equals("define") || opening.keyword().equals("block");
  }

  /** Whether an offset is in it. */
  boolean holds(int offset) {
    return start() <= offset && offset <= end;
  }
}

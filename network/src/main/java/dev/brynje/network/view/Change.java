package dev.brynje.network.view;

import dev.brynje.network.port.PortSet;

/**
 * A connection that is open otherwise than before.
 *
 * @param before the ports that were open; none when it is new
 * @param after the ports that are open; none when it is gone
 */
public record Change(End from, End to, PortSet before, PortSet after) {
  /** What became of it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  /** Whether something is open now that was not. */
  public boolean opens() {
    return !before.holds(after);
  }

  /** {@code added: a => b : TCP 80}; of what changed, the ports before and after. */
  @Override
  public String toString() {
    String pair = from + " => " + to + " : ";
    return switch (kind()) {
      case ADDED -> "added: " + pair + after;
      case REMOVED -> "removed: " + pair + before;
      case CHANGED -> "changed: " + pair + before + " -> " + after;
    };
  }
}

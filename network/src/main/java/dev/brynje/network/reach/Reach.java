package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;

/**
 * The ports over which one end reaches another.
 *
 * @param sure those that are open in any case
 * @param possible those that may be open: the sure ones, and those that depend on what no manifest
 *     says or the API leaves to implementations
 */
public record Reach(PortSet sure, PortSet possible) {
  public static final Reach NONE = new Reach(PortSet.NONE, PortSet.NONE);

  /** What is open only if both are. */
  Reach and(Reach other) {
    return new Reach(sure.and(other.sure), possible.and(other.possible));
  }

  /** What is open if one of them is. */
  public Reach or(Reach other) {
    return new Reach(sure.or(other.sure), possible.or(other.possible));
  }

  /** The ports of which nobody can say. */
  public PortSet unknown() {
    return possible.minus(sure);
  }
}

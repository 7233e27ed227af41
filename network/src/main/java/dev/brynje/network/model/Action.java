package dev.brynje.network.model;

/** What a rule does with a connection that it matches. */
public enum Action {
  /** Also called Accept. */
  ALLOW,
  DENY,
  /** Leaves it to the next tier. */
  PASS
}

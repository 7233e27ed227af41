package dev.brynje.network.reach;

/** Whether a connection is open. */
public enum Answer {
  YES,
  NO,
  /** It depends on what no manifest says, or on what the API leaves to implementations. */
  UNKNOWN;

  /** Whether both hold. */
  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES ? other : this;
  }
}

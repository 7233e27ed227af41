package dev.brynje.network.filter;

/**
 * A part of a rule of nftables that packets must match.
 *
 * @param text ends with a space unless it is empty
 */
record PacketMatch(Family family, String text) {
  enum Family {
    ANY,
    FOUR,
    SIX
  }

  /** Whether any packet can match both; nftables refuses a rule that asks for both families. */
  boolean meets(PacketMatch other) {
    return family == other.family || family == Family.ANY || other.family == Family.ANY;
  }
}

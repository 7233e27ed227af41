package dev.brynje.yaml;

/**
 * How many values a text has cost so far, aliased ones counted each time they are used. What
 * aliases repeat may not be longer than a whole text, for it is judged wherever it is used.
 *
 * <p>A small document that is almost all aliases is refused as go-yaml refuses it: 99 % of up to
 * 400,000 values may come from aliases, falling to 10 % at four million.
 */
final class Budget {
  private static final long FULL_RATIO_UP_TO = 400_000;
  private static final long LOWEST_RATIO_FROM = 4_000_000;

  private final long limit;
  private final long longest;
  private long spent;
  private long documentStart;
  private long aliased;
  private long characters;
  private long repeated;

  Budget(Limits limits) {
    this.limit = limits.nodes();
    this.longest = limits.bytes();
  }

  void startDocument() {
    documentStart = spent;
    aliased = 0;
    spent++;
  }

  /** Counts one value; whether there is still room. */
  boolean spend(int length) {
    characters += length;
    return ++spent <= limit;
  }

  /** Counts a value used by an alias; whether there is still room. */
  boolean spendAlias(long size, long length) {
    if (repeated + length > longest) {
      return false;
    }
    long before = spent;
    spent = Math.min(spent + 1 + size, Long.MAX_VALUE / 4);
    aliased = Math.min(aliased + size, Long.MAX_VALUE / 4);
    long decoded = spent - documentStart;
    boolean excessive =
        aliased > 100 && decoded > 1000 && (double) aliased / decoded > allowedRatio(decoded);
    if (spent > limit || excessive) {
      spent = before;
      return false;
    }
    repeated += length;
    characters += length;
    return true;
  }

  /** Takes back what the document has cost, for nothing of it is kept. */
  void dropDocument() {
    spent = documentStart;
  }

  /** Whether the values ran out, other than by an alias. */
  boolean exhausted() {
    return spent > limit;
  }

  long spent() {
    return spent;
  }

  /** How long the scalars were, with those that aliases repeat. */
  long characters() {
    return characters;
  }

  private static double allowedRatio(long decoded) {
    if (decoded <= FULL_RATIO_UP_TO) {
      return 0.99;
    }
    if (decoded >= LOWEST_RATIO_FROM) {
      return 0.10;
    }
    double share = (double) (decoded - FULL_RATIO_UP_TO) / (LOWEST_RATIO_FROM - FULL_RATIO_UP_TO);
    return 0.99 - 0.89 * share;
  }
}

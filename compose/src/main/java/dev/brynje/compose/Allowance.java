package dev.brynje.compose;

/** How much a project may grow by what is extended, included, merged and interpolated. */
final class Allowance {
  /** Far beyond any project: Compose itself ends at 100,000 values of a file. */
  private static final int MOST_VALUES = 1_000_000;

  private static final int MOST_CHARACTERS = 16 << 20;

  private int values;
  private int characters;

  /** Counts values that were made. */
  void spend(int made, Place place) {
    values += made;
    if (values > MOST_VALUES) {
      throw new Refusal(
          place,
          "the project grows beyond the %,d values that are read".formatted(MOST_VALUES),
          "extend and include less, or write fewer aliases");
    }
  }

  /** Counts the characters that variables became. */
  void spendCharacters(int made, Place place) {
    characters += made;
    if (characters > MOST_CHARACTERS) {
      throw new Refusal(
          place,
          "variables grow beyond the %d MiB that are read".formatted(MOST_CHARACTERS >> 20),
          "make them shorter");
    }
  }
}

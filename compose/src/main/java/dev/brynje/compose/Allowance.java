package dev.brynje.compose;

/** How much a project may grow by what is extended, included, merged and interpolated. */
final class Allowance {
  /** Far beyond any project: Compose itself ends at 100,000 values of a file. */
  private static final int MOST_VALUES = 1_000_000;

  private static final int MOST_CHARACTERS = 16 << 20;

  /** Far more often than files are included; each may include two others, and so on. */
  private static final int MOST_LOADS = 1_000;

  private int values;
  private int loads;
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

  /** Counts a file that is loaded, each time anew. */
  void load(Place place) {
    loads++;
    if (loads > MOST_LOADS) {
      throw new Refusal(
          place,
          "files are included more than %,d times".formatted(MOST_LOADS),
          "include each only once");
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

package dev.brynje.dockerfile;

/**
 * How much longer all words of a file may become by their variables: few lines can make a value
 * long, and many lines repeat it.
 */
final class Allowance {
  private static final int MOST = 32 << 20;

  private int left = MOST;

  boolean isSpent() {
    return left < 0;
  }

  /** What a word became. */
  Expanded spend(String word, Expanded expanded) {
    left -= Math.max(0, expanded.text().length() - word.length());
    return expanded;
  }

  static String words() {
    return "the variables of the file become more than %d MiB".formatted(MOST >> 20);
  }
}

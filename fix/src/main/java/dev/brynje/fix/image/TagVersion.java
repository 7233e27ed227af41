package dev.brynje.fix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The version that a tag begins with: 3.6.1 of {@code v3.6.1-alpine}.
 *
 * @param numbers at least one
 */
record TagVersion(List<Integer> numbers) {
  private static final int MOST_DIGITS = 9;

  /** Empty when a tag does not begin with one, and is the newest of its kind: {@code alpine}. */
  static Optional<TagVersion> of(String tag) {
    List<Integer> numbers = new ArrayList<>();
    int at = tag.startsWith("v") ? 1 : 0;
    while (true) {
      int end = at;
      while (end < tag.length() && isDigit(tag.charAt(end))) {
        end++;
      }
      if (end == at || end - at > MOST_DIGITS) {
        break;
      }
      numbers.add(Integer.parseInt(tag, at, end, 10));
      if (end == tag.length() || tag.charAt(end) != '.') {
        break;
      }
      at = end + 1;
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(new TagVersion(numbers));
  }

  /** Whether it is older than another; not when one begins the other: 2 moves, to 2.4 and later. */
  boolean isBefore(TagVersion other) {
    int shared = Math.min(numbers.size(), other.numbers.size());
    for (int i = 0; i < shared; i++) {
      int compared = Integer.compare(numbers.get(i), other.numbers.get(i));
      if (compared != 0) {
        return compared < 0;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

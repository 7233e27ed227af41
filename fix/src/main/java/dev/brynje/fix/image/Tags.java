package dev.brynje.fix.image;

import dev.brynje.core.Glob;
import java.util.List;

/**
 * Those tags of an image for which conditions hold: {@code >=2} and {@code <18} are about the
 * version that a tag begins with, {@code *alpine*} and {@code !*debian*} about all of it.
 *
 * @param conditions all of which hold
 */
record Tags(List<String> conditions) {
  /** Reads conditions with spaces between. */
  static Tags of(String text) {
    return new Tags(text.isEmpty() ? List.of() : List.of(text.split(" ", -1)));
  }

  /** Whether it is every tag. */
  boolean isEvery() {
    return conditions.isEmpty();
  }

  /**
   * Whether a tag is one of them.
   *
   * @param tag empty when none is written
   */
  boolean has(String tag) {
    for (String condition : conditions) {
      if (!holds(condition, tag)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String condition, String tag) {
    if (condition.startsWith("!")) {
      return !new Glob(condition.substring(1)).matches(tag);
    }
    if (condition.startsWith(">=")) {
      TagVersion bound = bound(condition, 2);
      return TagVersion.of(tag).map(version -> !version.isBefore(bound)).orElse(true);
    }
    if (condition.startsWith("<")) {
      TagVersion bound = bound(condition, 1);
      return TagVersion.of(tag).map(version -> version.isBefore(bound)).orElse(false);
    }
    return new Glob(condition).matches(tag);
  }

  private static TagVersion bound(String condition, int operator) {
    return TagVersion.of(condition.substring(operator))
        .orElseThrow(() -> new IllegalArgumentException("no version: " + condition));
  }
}

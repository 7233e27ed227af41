package dev.brynje.compose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds at which paths of a project. A path is written as {@code services.*.ports.[]}: a star
 * stands for any key or list item, {@code []} for a list item.
 */
final class Rules<T> {
  static final String ITEM = "[]";

  private static final Rules<Object> NONE = new Rules<>();

  private final Map<String, Rules<T>> below = new HashMap<>();
  private @Nullable T rule;

  Rules<T> put(String path, T itsRule) {
    Rules<T> at = this;
    for (String key : path.split("\\.", -1)) {
      at = at.below.computeIfAbsent(key, _ -> new Rules<>());
    }
    at.rule = itsRule;
    return this;
  }

  @SuppressWarnings("unchecked") // it holds nothing
  static <T> Rules<T> none() {
    return (Rules<T>) NONE;
  }

  /** What holds below a key. */
  Rules<T> next(String key) {
    Rules<T> exact = below.get(key);
    if (exact == null) {
      exact = below.get("*");
    }
    return exact == null ? none() : exact;
  }

  /** What holds here. */
  Optional<T> rule() {
    return Optional.ofNullable(rule);
  }

  /** Whether nothing holds here and below. */
  boolean isEmpty() {
    return rule == null && below.isEmpty();
  }
}

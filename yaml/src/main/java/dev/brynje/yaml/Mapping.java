package dev.brynje.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Keys with their values; each key once, in the order written, merged ones last.
 *
 * @param flow written as {@code {a: b}}
 */
public record Mapping(Span span, List<Entry> entries, boolean flow) implements Node {
  /**
   * One key and its value.
   *
   * @param key the key as JSON has it: {@code yes} is {@code "true"}, {@code 0x10} is {@code "16"}
   */
  public record Entry(String key, Span keySpan, Node value) {}

  /** The entry of the key, compared exactly. */
  public Optional<Entry> entry(String key) {
    if (entries instanceof ManyEntries many) {
      return Optional.ofNullable(many.of(key));
    }
    for (Entry entry : entries) {
      if (entry.key.equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The value of the key. */
  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }
}

package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;

/** Tells the entries that a mapping has itself from those that it merges. */
final class Own {
  private Own() {}

  static boolean is(Mapping mapping, Mapping.Entry entry) {
    Span key = entry.keySpan();
    return key.start() >= mapping.span().start() && key.end() <= mapping.span().end();
  }

  /** Whether an item is written in its list, and not where an anchor is. */
  static boolean isItem(Sequence sequence, Node item) {
    return item.span().start() >= sequence.span().start()
        && item.span().end() <= sequence.span().end();
  }

  /** Whether the value is written behind its key, and not where an anchor is. */
  static boolean isValue(Mapping mapping, Mapping.Entry entry) {
    Span value = entry.value().span();
    return is(mapping, entry)
        && value.start() >= entry.keySpan().end()
        && value.end() <= mapping.span().end();
  }
}

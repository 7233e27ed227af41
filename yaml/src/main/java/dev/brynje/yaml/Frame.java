package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or mapping that is still open. Used again for the next one at the same depth. */
final class Frame {
  private static final int FEW = 12;
  private static final int MANY = 64;
  private static final Span NOWHERE = new Span(0, 0, 1, 1, 1, 1);

  boolean mapping;
  boolean flow;
  boolean merging;
  int start;
  int height;
  long spentBefore;
  long charactersBefore;
  @Nullable Anchor anchor;
  String tag = "";
  final List<Node> items = new ArrayList<>();
  private final List<Mapping.Entry> entries = new ArrayList<>();
  private @Nullable Map<String, Mapping.Entry> byKey;
  private @Nullable Map<String, Mapping.Entry> merged;
  private @Nullable String key;
  private Span keySpan = NOWHERE;

  void begin(boolean mapping, int start, boolean flow, long spentBefore, long charactersBefore) {
    this.mapping = mapping;
    this.flow = flow;
    this.start = start;
    this.spentBefore = spentBefore;
    this.charactersBefore = charactersBefore;
    this.merging = false;
    this.height = 0;
    this.anchor = null;
    this.key = null;
    this.byKey = null;
    this.merged = null;
    items.clear();
    entries.clear();
  }

  boolean expectsKey() {
    return mapping && key == null && !merging;
  }

  boolean hasMerged() {
    return merged != null;
  }

  void startMerge(Span span) {
    keySpan = span;
    merging = true;
  }

  /** Begins an entry; gives the one that already has its key, if any. */
  Mapping.@Nullable Entry key(String newKey, Span span) {
    Mapping.Entry earlier = written(newKey);
    key = newKey;
    keySpan = span;
    return earlier;
  }

  void value(Node node) {
    String itsKey = key;
    if (itsKey == null) {
      throw new IllegalStateException("a value came without its key");
    }
    Mapping.Entry entry = new Mapping.Entry(itsKey, keySpan, node);
    entries.add(entry);
    if (byKey != null) {
      byKey.put(itsKey, entry);
    } else if (entries.size() > FEW) {
      byKey = new HashMap<>();
      for (Mapping.Entry each : entries) {
        byKey.put(each.key(), each);
      }
    }
    if (merged != null) {
      merged.remove(itsKey);
    }
    key = null;
  }

  void merge(Mapping mapping) {
    if (merged == null) {
      merged = new LinkedHashMap<>();
    }
    for (Mapping.Entry entry : mapping.entries()) {
      merged.put(entry.key(), entry);
    }
  }

  List<Node> takeItems() {
    List<Node> taken = List.copyOf(items);
    items.clear();
    return taken;
  }

  /**
   * @param writtenWins over what is merged behind it too
   */
  List<Mapping.Entry> takeEntries(boolean writtenWins) {
    Map<String, Mapping.Entry> overriding = merged;
    if (overriding != null) {
      if (writtenWins) {
        entries.forEach(entry -> overriding.remove(entry.key()));
      }
      entries.removeIf(entry -> overriding.containsKey(entry.key()));
      entries.addAll(overriding.values());
    }
    List<Mapping.Entry> taken =
        entries.size() > MANY ? new ManyEntries(entries) : List.copyOf(entries);
    entries.clear();
    return taken;
  }

  private Mapping.@Nullable Entry written(String wanted) {
    if (byKey != null) {
      return byKey.get(wanted);
    }
    for (Mapping.Entry entry : entries) {
      if (entry.key().equals(wanted)) {
        return entry;
      }
    }
    return null;
  }
}

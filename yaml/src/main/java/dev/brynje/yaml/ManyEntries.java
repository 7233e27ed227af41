package dev.brynje.yaml;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The entries of a large mapping, by their keys too once a key is asked for. For one thread. */
final class ManyEntries extends AbstractList<Mapping.Entry> implements RandomAccess {
  private final List<Mapping.Entry> entries;
  private @Nullable Map<String, Mapping.Entry> byKey;

  ManyEntries(List<Mapping.Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  @Override
  public Mapping.Entry get(int index) {
    return entries.get(index);
  }

  @Override
  public int size() {
    return entries.size();
  }

  Mapping.@Nullable Entry of(String key) {
    Map<String, Mapping.Entry> known = byKey;
    if (known == null) {
      known = HashMap.newHashMap(entries.size());
      for (Mapping.Entry entry : entries) {
        known.putIfAbsent(entry.key(), entry);
      }
      byKey = known;
    }
    return known.get(key);
  }
}

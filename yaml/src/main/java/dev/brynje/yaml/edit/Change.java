package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is to change at a place and within it, whoever wants it. */
final class Change {
  /** An item that a list gets. */
  record Added(Value item, BitSet proposals) {}

  private final BitSet proposals = new BitSet();
  private final Map<Step, Change> within = new LinkedHashMap<>();
  private final List<Added> added = new ArrayList<>();
  private @Nullable Value put;
  private boolean removed;

  /** Numbers of the proposals that want something here or within. */
  BitSet proposals() {
    return proposals;
  }

  Map<Step, Change> within() {
    return within;
  }

  List<Added> added() {
    return added;
  }

  /** What the value becomes. */
  Optional<Value> put() {
    return Optional.ofNullable(put);
  }

  boolean isRemoved() {
    return removed;
  }

  boolean isEmpty() {
    return put == null && !removed && added.isEmpty() && within.isEmpty();
  }

  /** Whether an edit says otherwise than what is wanted already. */
  boolean contradicts(Edit edit) {
    Change at = this;
    for (Step step : edit.place().steps()) {
      if (at.put != null || at.removed) {
        return true;
      }
      Change next = at.within.get(step);
      if (next == null) {
        return false;
      }
      at = next;
    }
    if (edit instanceof Edit.Put(Place _, Value value)) {
      return at.removed
          || !at.within.isEmpty()
          || (!at.added.isEmpty() && !isSingle(value))
          || (at.put != null && !at.put.equals(value));
    }
    boolean adds = edit instanceof Edit.Add;
    boolean put = at.put != null && !(adds && isSingle(at.put));
    return put || (adds ? at.removed : !at.within.isEmpty() || !at.added.isEmpty());
  }

  /** Whether a list may be made of it. */
  private static boolean isSingle(Value value) {
    return value instanceof Value.Text || value instanceof Value.Word;
  }

  void merge(Edit edit, int proposal) {
    Change at = this;
    at.proposals.set(proposal);
    for (Step step : edit.place().steps()) {
      at = at.within.computeIfAbsent(step, _ -> new Change());
      at.proposals.set(proposal);
    }
    if (edit instanceof Edit.Put(Place _, Value value)) {
      at.put = value;
    } else if (edit instanceof Edit.Add(Place _, Value item)) {
      at.add(item, proposal);
    } else {
      at.removed = true;
    }
  }

  private void add(Value item, int proposal) {
    for (Added one : added) {
      if (one.item.equals(item)) {
        one.proposals.set(proposal);
        return;
      }
    }
    BitSet by = new BitSet();
    by.set(proposal);
    added.add(new Added(item, by));
  }

  /** Has the same happen at another place, where the same text is read again. */
  void graft(Place place, Change same) {
    Change at = this;
    List<Step> steps = place.steps();
    for (Step step : steps.subList(0, steps.size() - 1)) {
      at = at.within.computeIfAbsent(step, _ -> new Change());
    }
    at.within.put(steps.getLast(), same);
  }

  /** The change at a place below this one. */
  Optional<Change> at(Place place) {
    Change at = this;
    for (Step step : place.steps()) {
      Change next = at.within.get(step);
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  /** Whether the same is to happen here and there, whoever wants it. */
  boolean isSame(Change other) {
    if (removed != other.removed
        || !put().equals(other.put())
        || !added.stream()
            .map(Added::item)
            .toList()
            .equals(other.added.stream().map(Added::item).toList())
        || !within.keySet().equals(other.within.keySet())) {
      return false;
    }
    return within.entrySet().stream()
        .allMatch(entry -> {
          Change there = other.within.get(entry.getKey());
          return there != null && entry.getValue().isSame(there);
        });
  }

  /** A list all of whose items go goes itself, if none comes. */
  void settleEmptied(Node node) {
    for (Map.Entry<Step, Change> one : within.entrySet()) {
      Optional<Node> inner =
          switch (one.getKey()) {
            case Step.Key(String key) ->
                node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
            case Step.Item(int index) ->
                node instanceof Sequence list && index < list.items().size()
                    ? Optional.of(list.items().get(index))
                    : Optional.empty();
          };
      if (inner.isPresent()) {
        one.getValue().settle(one.getKey(), inner.get());
      }
    }
  }

  private void settle(Step step, Node node) {
    if (step instanceof Step.Key
        && node instanceof Sequence list
        && added.isEmpty()
        && !within.isEmpty()
        && within.size() == list.items().size()
        && within.values().stream().allMatch(Change::isRemoved)) {
      within.clear();
      removed = true;
    } else {
      settleEmptied(node);
    }
  }

  /** The list that a single value becomes when items are added to it. */
  Optional<Value> listed(Value before) {
    List<Value> items = new ArrayList<>();
    items.add(put == null ? before : put);
    added.forEach(one -> items.add(one.item));
    return added.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(items));
  }

  /** Numbers of the proposals that want here what another change does not want. */
  BitSet beyond(Change other) {
    if (removed != other.removed || !put().equals(other.put())) {
      return (BitSet) proposals.clone();
    }
    BitSet more = new BitSet();
    for (Added one : added) {
      if (other.added.stream().noneMatch(there -> there.item.equals(one.item))) {
        more.or(one.proposals);
      }
    }
    within.forEach((step, change) -> {
      Change there = other.within.get(step);
      more.or(there == null ? change.proposals : change.beyond(there));
    });
    return more;
  }

  /** What an absent value becomes; empty when nothing is to be there. */
  Optional<Value> made() {
    if (!added.isEmpty()) {
      List<Value> items = new ArrayList<>(put().stream().toList());
      added.forEach(one -> items.add(one.item));
      return Optional.of(new Value.Items(items));
    }
    if (put != null) {
      return Optional.of(put);
    }
    Map<String, Value> keys = new LinkedHashMap<>();
    within.forEach((step, change) -> {
      if (step instanceof Step.Key(String name)) {
        change.made().ifPresent(value -> keys.put(name, value));
      }
    });
    return keys.isEmpty() ? Optional.empty() : Optional.of(new Value.Keys(keys));
  }
}

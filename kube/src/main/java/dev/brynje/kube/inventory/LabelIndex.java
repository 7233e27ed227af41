package dev.brynje.kube.inventory;

import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has labels, by each of them. A requirement of a selector then costs a look at no more than
 * one bit of each, since thousands of selectors against thousands of things must not cost their
 * product.
 */
public final class LabelIndex<T> {
  private final int size;
  private final Map<String, Having> byKey = new HashMap<>();
  private final Map<Map.Entry<String, String>, Having> byLabel = new HashMap<>();
  private final List<Map<String, String>> labels = new ArrayList<>();

  public LabelIndex(List<T> all, Function<T, Map<String, String>> labelsOf) {
    this.size = all.size();
    for (T one : all) {
      add(labels.size(), labelsOf.apply(one));
    }
  }

  private void add(int place, Map<String, String> its) {
    labels.add(its);
    its.forEach((key, value) -> {
      byKey.computeIfAbsent(key, _ -> new Having()).add(place);
      byLabel.computeIfAbsent(Map.entry(key, value), _ -> new Having()).add(place);
    });
  }

  /** The places in the list of those that a selector selects; an empty one selects them all. */
  public BitSet selected(LabelSelector selector) {
    Having rarest = rarest(selector);
    if (rarest != null && rarest.isFew(size) && selector.matchExpressions().isEmpty()) {
      return tested(rarest, selector);
    }
    BitSet selected = new BitSet(size);
    if (rarest == null) {
      selected.set(0, size);
    } else {
      rarest.addTo(selected, size);
      selector.matchLabels().forEach((key, value) -> having(key, value).keepIn(selected, size));
    }
    for (LabelSelector.Requirement requirement : selector.matchExpressions()) {
      if (selected.isEmpty()) {
        break;
      }
      narrow(selected, requirement);
    }
    return selected;
  }

  /** Whether a selector selects any. */
  public boolean selectsAny(LabelSelector selector) {
    return !selected(selector).isEmpty();
  }

  private BitSet tested(Having candidates, LabelSelector selector) {
    BitSet selected = new BitSet();
    for (int i = 0; i < candidates.count; i++) {
      int place = candidates.places[i];
      selected.set(place, selector.matches(labels.get(place)));
    }
    return selected;
  }

  private void narrow(BitSet selected, LabelSelector.Requirement requirement) {
    switch (requirement.operator()) {
      case "In" -> {
        BitSet any = new BitSet(size);
        requirement.values().forEach(value -> having(requirement.key(), value).addTo(any, size));
        selected.and(any);
      }
      case "NotIn" ->
          requirement
              .values()
              .forEach(value -> having(requirement.key(), value).removeFrom(selected, size));
      case "Exists" -> having(requirement.key()).keepIn(selected, size);
      case "DoesNotExist" -> having(requirement.key()).removeFrom(selected, size);
      default -> selected.clear();
    }
  }

  /** Those with the label that the fewest have; null when the selector asks for none. */
  private @Nullable Having rarest(LabelSelector selector) {
    Having rarest = null;
    for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
      Having having = having(label.getKey(), label.getValue());
      if (rarest == null || having.count < rarest.count) {
        rarest = having;
      }
    }
    return rarest;
  }

  private Having having(String key, String value) {
    return byLabel.getOrDefault(Map.entry(key, value), Having.NONE);
  }

  private Having having(String key) {
    return byKey.getOrDefault(key, Having.NONE);
  }

  /** The places of those that have a label, in order; as bits too when they are many. */
  private static final class Having {
    private static final Having NONE = new Having();

    private int[] places = new int[1];
    private int count;
    private @Nullable BitSet bits;

    private void add(int place) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      places[count++] = place;
    }

    /** Whether to go through them costs less than to go through one bit of each of all. */
    private boolean isFew(int size) {
      return count <= size / Long.SIZE;
    }

    private BitSet bits(int size) {
      BitSet known = bits;
      if (known == null) {
        known = new BitSet(size);
        for (int i = 0; i < count; i++) {
          known.set(places[i]);
        }
        bits = isFew(size) ? null : known;
      }
      return known;
    }

    private void addTo(BitSet some, int size) {
      if (isFew(size)) {
        for (int i = 0; i < count; i++) {
          some.set(places[i]);
        }
      } else {
        some.or(bits(size));
      }
    }

    private void removeFrom(BitSet some, int size) {
      if (isFew(size)) {
        for (int i = 0; i < count; i++) {
          some.clear(places[i]);
        }
      } else {
        some.andNot(bits(size));
      }
    }

    private void keepIn(BitSet some, int size) {
      some.and(bits(size));
    }
  }
}

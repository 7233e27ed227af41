package dev.brynje.yaml.edit;

import java.util.ArrayList;
import java.util.List;

/** Where a value is in a document, or is to be: the steps from its root. */
public record Place(List<Step> steps) {
  /** The document itself. */
  public static final Place ROOT = new Place(List.of());

  public Place {
    steps = List.copyOf(steps);
  }

  /** The place of keys below this one. */
  public Place key(String... names) {
    List<Step> longer = new ArrayList<>(steps);
    for (String name : names) {
      longer.add(new Step.Key(name));
    }
    return new Place(longer);
  }

  /** The place of an item of the list here. */
  public Place item(int index) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step.Item(index));
    return new Place(longer);
  }

  /** As {@code spec.containers[0].image}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Step.Key key) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Step.Item item) {
        text.append('[').append(item.index()).append(']');
      }
    }
    return text.toString();
  }
}

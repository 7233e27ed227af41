package dev.brynje.compose;

import java.util.List;

/** A list. What several files gave has the place of the last one that added to it. */
public record Items(List<Value> values, Place place) implements Value {
  public Items {
    values = List.copyOf(values);
  }
}

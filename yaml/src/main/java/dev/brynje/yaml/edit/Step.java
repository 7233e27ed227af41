package dev.brynje.yaml.edit;

import org.jspecify.annotations.Nullable;

/**
 * One step from a value into what it holds. Steps are keys of maps, and their own {@code equals}
 * spares a start what the JVM would write for a record.
 */
public sealed interface Step {
  /**
   * To the value of a mapping's key.
   *
   * @param name as JSON has it
   */
  record Key(String name) implements Step {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * To a list's item.
   *
   * @param index from 0
   */
  record Item(int index) implements Step {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Item item && item.index == index;
    }

    @Override
    public int hashCode() {
      return index;
    }
  }
}

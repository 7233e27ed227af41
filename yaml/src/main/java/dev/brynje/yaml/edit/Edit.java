package dev.brynje.yaml.edit;

/** One change that is wanted of a document's values. */
public sealed interface Edit {
  /** Where something changes. */
  Place place();

  /**
   * The value of a key becomes this one; mappings on the way there that are absent or null are
   * made. A mapping or list that is there is not replaced.
   *
   * @param place ends in a key, or in an item of a list that is a single value
   */
  record Put(Place place, Value value) implements Edit {}

  /**
   * A list gets one more item at its end; the list is made when it is absent or null, and of a
   * single value, which becomes its first item.
   *
   * @param place of the list
   */
  record Add(Place place, Value item) implements Edit {}

  /**
   * A key and its value go, or an item of a list.
   *
   * @param place ends in a key, or in an item
   */
  record Remove(Place place) implements Edit {}
}

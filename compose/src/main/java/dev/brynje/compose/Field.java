package dev.brynje.compose;

/**
 * A key with its value.
 *
 * @param shown what an output may show of the key: as it is written, with its variables, where it
 *     stood in a list
 * @param place of the key
 */
public record Field(String key, String shown, Place place, Value value) {
  /** With a key that is written as it is, for Compose replaces no variables in keys. */
  Field(String key, Place place, Value value) {
    this(key, key, place, value);
  }

  /** With a key that was an item of a list, or part of one. */
  static Field of(String key, Text item, Value value) {
    return new Field(key, item.shown(key), item.place(), value);
  }

  Field with(Value other) {
    return new Field(key, shown, place, other);
  }
}

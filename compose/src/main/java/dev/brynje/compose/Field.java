package dev.brynje.compose;

/**
 * A key with its value.
 *
 * @param place of the key
 */
public record Field(String key, Place place, Value value) {
  Field with(Value other) {
    return new Field(key, place, other);
  }
}

package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value to be written. */
public sealed interface Value {
  /** A string. */
  record Text(String text) implements Value {}

  /** What JSON writes without quotes: a number, {@code true}, {@code false}. */
  record Word(String text) implements Value {}

  /** Keys with their values, in the order to be written. */
  record Keys(Map<String, Value> entries) implements Value {
    public Keys {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(boolean value) {
    return new Word(Boolean.toString(value));
  }

  static Value of(long number) {
    return new Word(Long.toString(number));
  }

  static Value list(Value... items) {
    return new Items(Arrays.asList(items));
  }

  /** A mapping of one key. */
  static Keys keys(String key, Value value) {
    return new Keys(Map.of(key, value));
  }

  /** The same mapping with a key more. */
  static Keys with(Keys keys, String key, Value value) {
    Map<String, Value> longer = new LinkedHashMap<>(keys.entries);
    longer.put(key, value);
    return new Keys(longer);
  }

  /** Whether a value that was read is this one. */
  default boolean is(Node node) {
    return switch (this) {
      case Text(String text) ->
          node instanceof Scalar scalar
              && scalar.type() == Scalar.Type.STRING
              && scalar.text().equals(text);
      case Word(String text) ->
          node instanceof Scalar scalar
              && scalar.type() != Scalar.Type.STRING
              && scalar.text().equals(text);
      case Keys(Map<String, Value> entries) ->
          node instanceof Mapping mapping
              && mapping.entries().size() == entries.size()
              && mapping.entries().stream()
                  .allMatch(entry -> {
                    Value value = entries.get(entry.key());
                    return value != null && value.is(entry.value());
                  });
      case Items(List<Value> items) -> node instanceof Sequence sequence && are(items, sequence);
    };
  }

  private static boolean are(List<Value> items, Sequence sequence) {
    if (items.size() != sequence.items().size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).is(sequence.items().get(i))) {
        return false;
      }
    }
    return true;
  }
}

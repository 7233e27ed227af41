package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value to be written. */
public sealed interface Value {
  /** A string. */
  record Text(String text) implements Value {
    @Override
    public boolean is(Node node) {
      return node instanceof Scalar scalar
          && scalar.type() == Scalar.Type.STRING
          && scalar.text().equals(text);
    }
  }

  /** What JSON writes without quotes: a number, {@code true}, {@code false}. */
  record Word(String text) implements Value {
    @Override
    public boolean is(Node node) {
      return node instanceof Scalar scalar
          && scalar.type() != Scalar.Type.STRING
          && scalar.text().equals(text);
    }
  }

  /** Keys with their values, in the order to be written. */
  record Keys(Map<String, Value> entries) implements Value {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public boolean is(Node node) {
      if (!(node instanceof Mapping mapping) || mapping.entries().size() != entries.size()) {
        return false;
      }
      for (Mapping.Entry entry : mapping.entries()) {
        Value value = entries.get(entry.key());
        if (value == null || !value.is(entry.value())) {
          return false;
        }
      }
      return true;
    }
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public boolean is(Node node) {
      if (!(node instanceof Sequence list) || list.items().size() != items.size()) {
        return false;
      }
      for (int i = 0; i < items.size(); i++) {
        if (!items.get(i).is(list.items().get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  /** A single value that was read. */
  static Value of(Scalar scalar) {
    return scalar.type() == Scalar.Type.STRING ? new Text(scalar.text()) : new Word(scalar.text());
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
  boolean is(Node node);
}

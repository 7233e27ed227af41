package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Keys with their values, in the order in which they first came. */
public final class Fields implements Value {
  private final SequencedMap<String, Field> byKey;
  private final Place place;

  private Fields(SequencedMap<String, Field> byKey, Place place) {
    this.byKey = byKey;
    this.place = place;
  }

  /** Of the same key the last one counts, in the place of the first. */
  static Fields of(Collection<Field> fields, Place place) {
    SequencedMap<String, Field> byKey = LinkedHashMap.newLinkedHashMap(fields.size());
    fields.forEach(field -> byKey.put(field.key(), field));
    return new Fields(byKey, place);
  }

  static Fields none(Place place) {
    return of(List.of(), place);
  }

  @Override
  public Place place() {
    return place;
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  public int size() {
    return byKey.size();
  }

  /** All of them. */
  public Collection<Field> all() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  /** The field of a key. */
  public Optional<Field> field(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  public boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** The value below these keys, one under the other; none where it is null. */
  public Optional<Value> get(String... keys) {
    Value value = this;
    for (String key : keys) {
      Optional<Field> field = value instanceof Fields fields ? fields.field(key) : Optional.empty();
      if (field.isEmpty()) {
        return Optional.empty();
      }
      value = field.get().value();
    }
    return value instanceof Text text && text.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** The single value below these keys. */
  public Optional<Text> text(String... keys) {
    return get(keys).filter(Text.class::isInstance).map(Text.class::cast);
  }

  /** The fields below these keys; none when there are none. */
  public Collection<Field> fields(String... keys) {
    return get(keys).orElse(this) instanceof Fields fields && fields != this
        ? fields.all()
        : List.of();
  }

  /** The single values of the list below these keys, or the one that stands in its place. */
  public List<Text> texts(String... keys) {
    Optional<Value> value = get(keys);
    if (value.isEmpty()) {
      return List.of();
    }
    return switch (value.get()) {
      case Text text -> List.of(text);
      case Items items ->
          items.values().stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
      case Fields _ -> List.of();
    };
  }

  /** The mappings of the list below these keys. */
  List<Fields> list(String... keys) {
    return get(keys).orElse(this) instanceof Items items
        ? items.values().stream().filter(Fields.class::isInstance).map(Fields.class::cast).toList()
        : List.of();
  }

  /** With a field more, or with another one of its key. */
  Fields with(Field field) {
    List<Field> fields = new ArrayList<>(byKey.values());
    fields.add(field);
    return of(fields, place);
  }

  /** With a value that Compose supplies, unless it has one of that key. */
  Fields withDefault(String key, String text, Scalar.Type type) {
    return has(key) ? this : with(new Field(key, place, Text.supplied(text, type, place)));
  }

  Fields without(String key) {
    if (!has(key)) {
      return this;
    }
    List<Field> fields = new ArrayList<>(byKey.values());
    fields.removeIf(field -> field.key().equals(key));
    return of(fields, place);
  }
}

package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;

/** One form of what may be written as a mapping, a list or a single value. */
final class Sequences {
  private Sequences() {}

  /** A list of it; a mapping becomes {@code key=value}. */
  static List<Value> list(Value value) {
    return switch (value) {
      case Text text -> text.isNull() ? List.of() : List.of(text);
      case Items items -> items.values();
      case Fields fields -> pairs(fields);
    };
  }

  private static List<Value> pairs(Fields fields) {
    List<Value> pairs = new ArrayList<>();
    for (Field field : fields.all()) {
      for (Value value :
          field.value() instanceof Items items ? items.values() : List.of(field.value())) {
        if (!(value instanceof Text text)) {
          throw new Refusal(
              value.place(),
              "the value of %s is not a single one".formatted(Shown.of(field.shown())),
              "write a string");
        }
        pairs.add(text.isNull() ? Text.of(field) : text.prefixed(field, "="));
      }
    }
    return pairs;
  }

  /** A mapping of it; of a list each item is a key. */
  static Fields mapping(Value value, Fields each) {
    return switch (value) {
      case Fields fields -> fields;
      case Text text when text.isNull() -> Fields.none(text.place());
      case Text text -> Fields.of(List.of(key(text, each)), text.place());
      case Items items -> {
        List<Field> fields = new ArrayList<>();
        for (Value item : items.values()) {
          if (!(item instanceof Text text) || !text.isString()) {
            throw new Refusal(item.place(), "this is no name", "write a string");
          }
          fields.add(key(text, each));
        }
        yield Fields.of(fields, items.place());
      }
    };
  }

  private static Field key(Text name, Fields each) {
    Value value =
        each.isEmpty()
            ? Text.supplied("null", Scalar.Type.NULL, name.place())
            : Fields.of(each.all(), name.place());
    return Field.of(name.text(), name, value);
  }
}

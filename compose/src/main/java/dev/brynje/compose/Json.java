package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.Map;
import java.util.TreeMap;

/** Values as JSON with sorted keys, by which equal ones are told. */
final class Json {
  private Json() {}

  static String of(Value value) {
    StringBuilder json = new StringBuilder();
    write(value, json);
    return json.toString();
  }

  private static void write(Value value, StringBuilder json) {
    switch (value) {
      case Text text -> {
        if (text.type() == Scalar.Type.STRING) {
          quote(text.raw(), json);
        } else {
          json.append(text.raw());
        }
      }
      case Items items -> {
        json.append('[');
        for (Value item : items.values()) {
          write(item, json);
          json.append(',');
        }
        json.append(']');
      }
      case Fields fields -> {
        Map<String, Value> sorted = new TreeMap<>();
        fields.all().forEach(field -> sorted.put(field.key(), field.value()));
        json.append('{');
        sorted.forEach((key, each) -> {
          quote(key, json);
          json.append(':');
          write(each, json);
          json.append(',');
        });
        json.append('}');
      }
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}

package dev.brynje.fix.compose;

import dev.brynje.compose.Field;
import dev.brynje.compose.Fields;
import dev.brynje.compose.Items;
import dev.brynje.compose.Text;
import dev.brynje.compose.Value;
import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a project says as maps, lists and strings, that can be compared. */
final class ModelValues {
  private ModelValues() {}

  /** Of keys. */
  static Map<String, Object> of(Fields fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Field field : fields.all()) {
      map.put(field.key(), of(field.value()));
    }
    return map;
  }

  private static Object of(Value value) {
    return switch (value) {
      case Text text ->
          word(text.type(), text.text()) + (text.known() ? "" : " of " + text.shown());
      case Items items -> {
        List<Object> list = new ArrayList<>(items.values().size());
        items.values().forEach(item -> list.add(of(item)));
        yield list;
      }
      case Fields fields -> of(fields);
    };
  }

  /** What is written. */
  static Object of(dev.brynje.yaml.edit.Value value) {
    return switch (value) {
      case dev.brynje.yaml.edit.Value.Text(String text) -> word(Scalar.Type.STRING, text);
      case dev.brynje.yaml.edit.Value.Word(String text) -> word(type(text), text);
      case dev.brynje.yaml.edit.Value.Items(var items) -> {
        List<Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(of(item)));
        yield list;
      }
      case dev.brynje.yaml.edit.Value.Keys(var entries) -> {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, inner) -> map.put(key, of(inner)));
        yield map;
      }
    };
  }

  private static Scalar.Type type(String word) {
    if (word.equals("true") || word.equals("false")) {
      return Scalar.Type.BOOLEAN;
    }
    return word.contains(".") ? Scalar.Type.FLOAT : Scalar.Type.INTEGER;
  }

  /** A volume without a name, in Compose's long form. */
  static Object volume(String path) {
    Map<String, Object> volume = new LinkedHashMap<>();
    volume.put("type", word(Scalar.Type.STRING, "volume"));
    volume.put("target", word(Scalar.Type.STRING, path));
    volume.put("volume", new LinkedHashMap<>());
    return volume;
  }

  private static String word(Scalar.Type type, String text) {
    return type + ":" + text;
  }
}

package dev.brynje.yaml.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes values in braces over several lines, as JSON is printed for people.
 *
 * @param step what each level is indented by
 */
record FlowLines(FlowWriter writer, String lineBreak, String step) {
  String entry(String key, Value value, String indent) {
    return Scalars.text(key, writer.keyQuote()) + writer.colon() + value(value, indent);
  }

  String value(Value value, String indent) {
    if (value instanceof Value.Keys(Map<String, Value> entries) && !entries.isEmpty()) {
      List<String> parts = new ArrayList<>();
      entries.forEach((key, inner) -> parts.add(entry(key, inner, indent + step)));
      return around("{", parts, "}", indent);
    }
    if (value instanceof Value.Items(List<Value> items) && !items.isEmpty()) {
      List<String> parts = items.stream().map(item -> value(item, indent + step)).toList();
      return around("[", parts, "]", indent);
    }
    return writer.value(value);
  }

  private String around(String open, List<String> parts, String close, String indent) {
    String inner = lineBreak + indent + step;
    return open + inner + String.join("," + inner, parts) + lineBreak + indent + close;
  }
}

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
    return switch (value) {
      case Value.Keys(Map<String, Value> entries) when !entries.isEmpty() -> {
        List<String> parts = new ArrayList<>();
        entries.forEach((key, inner) -> parts.add(entry(key, inner, indent + step)));
        yield around("{", parts, "}", indent);
      }
      case Value.Items(List<Value> items) when !items.isEmpty() -> {
        List<String> parts = items.stream().map(item -> value(item, indent + step)).toList();
        yield around("[", parts, "]", indent);
      }
      default -> writer.value(value);
    };
  }

  private String around(String open, List<String> parts, String close, String indent) {
    String inner = lineBreak + indent + step;
    return open + inner + String.join("," + inner, parts) + lineBreak + indent + close;
  }
}

package dev.brynje.e2e;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes JSON as YAML in block style, the way people write manifests. */
public final class BlockYaml {
  private BlockYaml() {}

  public static String of(JsonNode value) {
    StringBuilder text = new StringBuilder();
    write(text, value, 0);
    return text.toString();
  }

  private static void write(StringBuilder text, JsonNode value, int indent) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        text.repeat(' ', indent).append(entry.getKey()).append(':');
        writeBelow(text, entry.getValue(), indent + 2);
      }
    } else if (value.isArray()) {
      for (JsonNode item : value) {
        text.repeat(' ', indent).append('-');
        writeBelow(text, item, indent + 2);
      }
    }
  }

  private static void writeBelow(StringBuilder text, JsonNode value, int indent) {
    if (value.isContainer() && !value.isEmpty()) {
      text.append('\n');
      write(text, value, indent);
    } else {
      text.append(' ').append(value).append('\n');
    }
  }
}

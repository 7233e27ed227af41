package dev.brynje.network.generate;

import dev.brynje.yaml.edit.Scalars;
import java.util.Map;
import java.util.TreeMap;

/** Writes words of others into YAML. */
final class YamlText {
  private YamlText() {}

  /** A value: plain where nothing else can be read of it, else in quotes. */
  static String of(String text) {
    return Scalars.text(text, ' ');
  }

  /** Labels in the order of their keys, a line each, indented by so many spaces. */
  static String labels(Map<String, String> labels, int indent) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(labels)
        .forEach((key, value) ->
            lines
                .append(" ".repeat(indent))
                .append(of(key))
                .append(": ")
                .append(of(value))
                .append('\n'));
    return lines.toString();
  }

  /** A comment of one line. */
  static String comment(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}

package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes values within one line, as in {@code {a: b}}.
 *
 * @param keyQuote around keys; a space for none where none is needed
 * @param quote around strings
 * @param itemQuote around strings in lists
 * @param colon with the space after it
 * @param comma with the space after it
 * @param padding between a brace and what it holds
 */
record FlowWriter(
    char keyQuote, char quote, char itemQuote, String colon, String comma, String padding) {

  /** As YAML is written for people. */
  static FlowWriter plain(char quote, char itemQuote) {
    return new FlowWriter(' ', quote, itemQuote, ": ", ", ", "");
  }

  /** As a mapping or list is written, or else as one that shows how its document is. */
  static FlowWriter like(Node node, Node root, String text) {
    Mapping sample =
        root instanceof Mapping whole ? whole : new Mapping(root.span(), List.of(), true);
    if (node instanceof Mapping mapping
        && mapping.entries().stream().anyMatch(one -> Own.isValue(mapping, one))) {
      sample = mapping;
    }
    FlowWriter writer = sample.flow() ? like(sample, text) : plain(' ', ' ');
    if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        if (isString(item)) {
          return writer.withItemQuote(quoteAt(text, item.span().start()));
        }
      }
    }
    return writer;
  }

  private static FlowWriter like(Mapping sample, String text) {
    char keyQuote = ' ';
    char quote = ' ';
    String colon = ": ";
    for (Mapping.Entry entry : sample.entries()) {
      if (Own.isValue(sample, entry)) {
        int value = entry.value().span().start();
        keyQuote = quoteAt(text, entry.keySpan().start());
        String between = text.substring(entry.keySpan().end(), value);
        colon = (between.equals(":") && keyQuote != ' ') || between.equals(" : ") ? between : ": ";
        quote = isString(entry.value()) ? quoteAt(text, value) : quote;
      }
    }
    // What writes its keys in quotes is JSON, or means to be.
    char strings = quote == ' ' ? keyQuote : quote;
    int first = sample.span().start() + 1;
    boolean padded = text.charAt(first) == ' ' && !sample.entries().isEmpty();
    return new FlowWriter(
        keyQuote, strings, strings, colon, colon.equals(":") ? "," : ", ", padded ? " " : "");
  }

  private FlowWriter withItemQuote(char other) {
    return new FlowWriter(keyQuote, quote, other, colon, comma, padding);
  }

  private static boolean isString(Node node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING;
  }

  private static char quoteAt(String text, int offset) {
    char c = text.charAt(offset);
    return c == '"' || c == '\'' ? c : ' ';
  }

  String value(Value value) {
    return value(value, quote);
  }

  String entry(String key, Value value) {
    return Scalars.text(key, keyQuote) + colon + value(value, quote);
  }

  String item(Value value) {
    return value(value, itemQuote);
  }

  private String value(Value value, char around) {
    if (value instanceof Value.Text(String text)) {
      return Scalars.text(text, around);
    }
    if (value instanceof Value.Keys(Map<String, Value> entries)) {
      List<String> parts = new ArrayList<>();
      entries.forEach((key, inner) -> parts.add(entry(key, inner)));
      return parts.isEmpty() ? "{}" : "{" + padding + String.join(comma, parts) + padding + "}";
    }
    if (value instanceof Value.Items(List<Value> items)) {
      List<String> parts = items.stream().map(this::item).toList();
      return "[" + String.join(comma, parts) + "]";
    }
    return ((Value.Word) value).text();
  }
}

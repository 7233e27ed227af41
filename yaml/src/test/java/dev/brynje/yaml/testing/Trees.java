package dev.brynje.yaml.testing;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Trees as JSON with sorted keys, made without recursion. */
public final class Trees {
  private Trees() {}

  /** One line of JSON; equal trees give equal lines. */
  public static String json(Node root) {
    StringBuilder out = new StringBuilder();
    Deque<Object> stack = new ArrayDeque<>();
    stack.push(root);
    while (!stack.isEmpty()) {
      switch (stack.pop()) {
        case String text -> out.append(text);
        case Scalar scalar when scalar.type() == Scalar.Type.STRING -> quote(out, scalar.text());
        case Scalar scalar -> out.append(scalar.text());
        case Sequence sequence -> {
          List<Object> parts = new ArrayList<>();
          parts.add("[");
          for (Node item : sequence.items()) {
            if (parts.size() > 1) {
              parts.add(",");
            }
            parts.add(item);
          }
          parts.add("]");
          parts.reversed().forEach(stack::push);
        }
        case Mapping mapping -> {
          List<Mapping.Entry> entries = new ArrayList<>(mapping.entries());
          entries.sort(
              Comparator.comparing(entry -> entry.key().codePoints().toArray(), Arrays::compare));
          List<Object> parts = new ArrayList<>();
          parts.add("{");
          for (Mapping.Entry entry : entries) {
            StringBuilder key = new StringBuilder(parts.size() > 1 ? "," : "");
            quote(key, entry.key());
            parts.add(key.append(':').toString());
            parts.add(entry.value());
          }
          parts.add("}");
          parts.reversed().forEach(stack::push);
        }
        case Object other -> throw new IllegalStateException("no part of a tree: " + other);
      }
    }
    return out.toString();
  }

  /** Adds a string as JSON has it. */
  public static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7F) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

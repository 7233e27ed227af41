package dev.brynje.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Ways in which people, and programs, write the same values. */
enum Style {
  TWO(2, 2, false, "\n"),
  TWO_FLUSH(2, 0, false, "\n"),
  FOUR(4, 4, false, "\n"),
  FOUR_FLUSH(4, 0, false, "\n"),
  WINDOWS(2, 2, false, "\r\n"),
  QUOTED(2, 2, true, "\n"),
  FLOW_CONTAINERS(2, 2, false, "\n"),
  ALL_FLOW(2, 2, false, "\n"),
  JSON(2, 2, true, "\n"),
  COMPACT_JSON(0, 0, true, "");

  /** A null, as written. */
  static final Object NULL = new Object();

  private final int step;
  private final int dash;
  private final boolean quoted;
  private final String lineBreak;

  Style(int step, int dash, boolean quoted, String lineBreak) {
    this.step = step;
    this.dash = dash;
    this.quoted = quoted;
    this.lineBreak = lineBreak;
  }

  boolean isJson() {
    return this == JSON || this == COMPACT_JSON;
  }

  /** Several objects: documents, or in JSON a List. */
  String text(List<Map<String, Object>> objects, RandomGenerator random) {
    if (isJson()) {
      Map<String, Object> list =
          RandomManifest.map("apiVersion", "v1", "kind", "List", "items", objects);
      return json(list, "") + (random.nextBoolean() ? "\n" : "");
    }
    List<String> documents = new ArrayList<>();
    for (Map<String, Object> object : objects) {
      StringBuilder out = new StringBuilder();
      if (this == ALL_FLOW) {
        out.append(flow(object)).append(lineBreak);
      } else {
        block(out, object, 0, random);
      }
      documents.add(out.toString());
    }
    String text = String.join("---" + lineBreak, documents);
    String start = random.nextInt(3) == 0 ? "---" + lineBreak : "";
    String whole = start + text + (random.nextInt(6) == 0 ? "..." + lineBreak : "");
    return random.nextInt(4) == 0 && whole.endsWith(lineBreak)
        ? whole.substring(0, whole.length() - lineBreak.length())
        : whole;
  }

  private void block(
      StringBuilder out, Map<String, Object> map, int column, RandomGenerator random) {
    boolean first = true;
    for (Map.Entry<String, Object> entry : map.entrySet()) {
      if (!first || column == 0 || out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
        comment(out, column, random);
        out.append(" ".repeat(column));
      }
      first = false;
      out.append(entry.getKey()).append(':');
      value(out, entry.getKey(), entry.getValue(), column, random);
    }
  }

  @SuppressWarnings("unchecked") // Only values that RandomManifest makes come here.
  private void value(
      StringBuilder out, String key, Object value, int column, RandomGenerator random) {
    boolean inFlow =
        this == FLOW_CONTAINERS && (key.equals("securityContext") || key.equals("containers"));
    if (value instanceof Map<?, ?> inner && !inner.isEmpty() && !inFlow) {
      end(out, random);
      block(out, (Map<String, Object>) inner, column + step, random);
    } else if (value instanceof List<?> list
        && !list.isEmpty()
        && !inFlow
        && !isBracketed(list, random)) {
      end(out, random);
      for (Object item : list) {
        comment(out, column + dash, random);
        out.append(" ".repeat(column + dash)).append("- ");
        if (item instanceof Map<?, ?> inner) {
          block(out, (Map<String, Object>) inner, column + dash + 2, random);
        } else {
          out.append(scalar(item));
          end(out, random);
        }
      }
    } else if (value instanceof String text && text.endsWith("\n") && !inFlow) {
      out.append(" |").append(lineBreak);
      for (String line : text.lines().toList()) {
        out.append(" ".repeat(column + step)).append(line).append(lineBreak);
      }
    } else {
      String written = flow(value);
      out.append(written.isEmpty() ? "" : " " + written);
      end(out, random);
    }
  }

  private static boolean isBracketed(List<?> list, RandomGenerator random) {
    return list.getFirst() instanceof String && random.nextBoolean();
  }

  private void end(StringBuilder out, RandomGenerator random) {
    out.append(random.nextInt(12) == 0 ? " # why not" : "").append(lineBreak);
  }

  private void comment(StringBuilder out, int column, RandomGenerator random) {
    if (random.nextInt(14) == 0) {
      out.append(" ".repeat(column)).append("# says: something").append(lineBreak);
    } else if (random.nextInt(30) == 0) {
      out.append(lineBreak);
    }
  }

  private String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> parts = new ArrayList<>();
        map.forEach((key, inner) -> parts.add(key + ": " + (inner == NULL ? "null" : flow(inner))));
        yield "{" + String.join(", ", parts) + "}";
      }
      case Collection<?> list ->
          "[" + String.join(", ", list.stream().map(this::flow).toList()) + "]";
      default -> scalar(value);
    };
  }

  private String scalar(Object value) {
    if (value == NULL) {
      return "";
    }
    if (!(value instanceof String text)) {
      return value.toString();
    }
    boolean plain = text.matches("[a-z][a-zA-Z0-9/.:@-]*[a-zA-Z0-9]") && !text.equals("yes");
    return plain && !quoted ? text : string(text);
  }

  private String json(Object value, String indent) {
    String inner = indent + " ".repeat(step);
    return switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        List<String> parts = new ArrayList<>();
        map.forEach((key, one) ->
            parts.add(string((String) key) + (step == 0 ? ":" : ": ") + json(one, inner)));
        yield around("{", parts, "}", indent, inner);
      }
      case Map<?, ?> _ -> "{}";
      case List<?> list when !list.isEmpty() ->
          around("[", list.stream().map(one -> json(one, inner)).toList(), "]", indent, inner);
      case List<?> _ -> "[]";
      case String text -> string(text);
      default -> value == NULL ? "null" : value.toString();
    };
  }

  private String around(
      String open, List<String> parts, String close, String indent, String inner) {
    return open
        + lineBreak
        + inner
        + String.join("," + lineBreak + inner, parts)
        + lineBreak
        + indent
        + close;
  }

  private static String string(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}

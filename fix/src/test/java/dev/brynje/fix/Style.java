package dev.brynje.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final String MARK = "\uFEFF";

  /** Whose values others take over, whole or merged into their own. */
  private static final Set<String> SHARED =
      Set.of("securityContext", "resources", "labels", "capabilities", "limits");

  /** Who writes a document: what occurs to them, and which anchors they set and have set. */
  private record Hand(RandomGenerator random, boolean shares, Set<String> anchors) {
    boolean oneIn(int count) {
      return random.nextInt(count) == 0;
    }
  }

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
      String mark = random.nextInt(10) == 0 ? MARK : "";
      return mark + json(list, "") + (random.nextBoolean() ? "\n" : "");
    }
    List<String> documents = new ArrayList<>();
    for (Map<String, Object> object : objects) {
      StringBuilder out = new StringBuilder();
      if (this == ALL_FLOW) {
        out.append(flow(object)).append(lineBreak);
      } else {
        block(out, object, 0, new Hand(random, random.nextInt(8) == 0, new HashSet<>()));
      }
      documents.add(out.toString());
    }
    String text = String.join("---" + lineBreak, documents);
    String mark = random.nextInt(10) == 0 ? MARK : "";
    String start = random.nextInt(3) == 0 ? "---" + lineBreak : "";
    String whole = mark + start + text + (random.nextInt(6) == 0 ? "..." + lineBreak : "");
    return random.nextInt(4) == 0 && whole.endsWith(lineBreak)
        ? whole.substring(0, whole.length() - lineBreak.length())
        : whole;
  }

  /** One object, by itself. */
  String text(Map<String, Object> object, RandomGenerator random) {
    return isJson() ? json(object, "") + lineBreak : text(List.of(object), random);
  }

  private void block(StringBuilder out, Map<String, Object> map, int column, Hand hand) {
    boolean first = true;
    for (Map.Entry<String, Object> entry : map.entrySet()) {
      if (!first || column == 0 || out.isEmpty() || out.charAt(out.length() - 1) == '\n') {
        comment(out, column, hand);
        out.append(" ".repeat(column));
      }
      first = false;
      out.append(entry.getKey()).append(':');
      value(out, entry.getKey(), entry.getValue(), column, hand);
    }
  }

  @SuppressWarnings("unchecked") // Only values that RandomManifest makes come here.
  private void value(StringBuilder out, String key, Object value, int column, Hand hand) {
    boolean inFlow =
        this == FLOW_CONTAINERS && (key.equals("securityContext") || key.equals("containers"));
    if (value instanceof Map<?, ?> inner && !inner.isEmpty() && !inFlow) {
      map(out, key, (Map<String, Object>) inner, column, hand);
    } else if (value instanceof List<?> list
        && !list.isEmpty()
        && !inFlow
        && !isBracketed(list, hand)) {
      end(out, hand);
      for (Object item : list) {
        comment(out, column + dash, hand);
        out.append(" ".repeat(column + dash)).append("- ");
        if (item instanceof Map<?, ?> inner) {
          block(out, (Map<String, Object>) inner, column + dash + 2, hand);
        } else {
          out.append(scalar(item));
          end(out, hand);
        }
      }
    } else if (value instanceof String text && text.endsWith("\n") && !inFlow) {
      out.append(hand.oneIn(3) ? " >" : " |").append(lineBreak);
      for (String line : text.lines().toList()) {
        out.append(" ".repeat(column + step)).append(line).append(lineBreak);
      }
    } else {
      String written = flow(value);
      String space = hand.oneIn(20) ? "\t" : " ";
      out.append(written.isEmpty() ? "" : space + written);
      end(out, hand);
    }
  }

  private static boolean isBracketed(List<?> list, Hand hand) {
    return list.getFirst() instanceof String && hand.oneIn(2);
  }

  /** As others take it over from an anchor, or with what they take over merged in. */
  private void map(StringBuilder out, String key, Map<String, Object> map, int column, Hand hand) {
    boolean known = hand.anchors().contains(key);
    if (known && hand.oneIn(6)) {
      out.append(" *").append(key);
      end(out, hand);
      return;
    }
    boolean anchored = hand.shares() && SHARED.contains(key) && !known && hand.oneIn(3);
    out.append(anchored ? " &" + key : "");
    end(out, hand);
    if (known && hand.oneIn(6)) {
      out.append(" ".repeat(column + step)).append("<<: *").append(key).append(lineBreak);
    }
    block(out, map, column + step, hand);
    if (anchored) {
      hand.anchors().add(key);
    }
  }

  private void end(StringBuilder out, Hand hand) {
    String space = hand.oneIn(4) ? "\t" : " ";
    out.append(hand.oneIn(12) ? space + "# why not" : "").append(lineBreak);
  }

  private void comment(StringBuilder out, int column, Hand hand) {
    if (hand.oneIn(14)) {
      out.append(" ".repeat(column)).append("# says: something").append(lineBreak);
    } else if (hand.oneIn(30)) {
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
    if (plain && !quoted) {
      return text;
    }
    boolean single = !isJson() && !text.contains("\n") && text.length() % 2 == 0;
    return single ? "'" + text.replace("'", "''") + "'" : string(text);
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

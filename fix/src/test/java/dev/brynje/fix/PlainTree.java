package dev.brynje.fix;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import dev.brynje.yaml.testing.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A document as maps, lists and words of JSON, on which edits are made in the plainest way: what a
 * fix is to come to, told without the editor and its gate.
 */
final class PlainTree {
  private static final String NULL = "null";
  private static final Comparator<String> BY_CODE_POINTS =
      Comparator.comparing(key -> key.codePoints().toArray(), Arrays::compare);

  private final Set<Edit> made = new HashSet<>();
  private Object root;

  PlainTree(Node root) {
    this.root = plain(root);
  }

  private static Object plain(Node node) {
    return switch (node) {
      case Scalar scalar -> Trees.json(scalar);
      case Sequence sequence ->
          new ArrayList<>(sequence.items().stream().map(PlainTree::plain).toList());
      case Mapping mapping -> {
        Map<String, Object> map = new TreeMap<>(BY_CODE_POINTS);
        mapping.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
        yield map;
      }
    };
  }

  private static Object plain(Value value) {
    return switch (value) {
      case Value.Text(String text) -> quoted(text);
      case Value.Word(String text) -> text;
      case Value.Items(List<Value> items) ->
          new ArrayList<>(items.stream().map(PlainTree::plain).toList());
      case Value.Keys(Map<String, Value> entries) -> {
        Map<String, Object> map = new TreeMap<>(BY_CODE_POINTS);
        entries.forEach((key, one) -> map.put(key, plain(one)));
        yield map;
      }
    };
  }

  /** Makes an edit; one that is wanted twice is made once. */
  void make(Edit edit) {
    if (made.add(edit)) {
      root = changed(root, edit.place().steps(), edit);
    }
  }

  @SuppressWarnings("unchecked") // Maps and lists are made by this class only.
  private static Object changed(Object at, List<Step> way, Edit edit) {
    if (way.isEmpty()) {
      return switch (edit) {
        case Edit.Put put -> plain(put.value());
        case Edit.Add add -> {
          List<Object> longer = at.equals(NULL) ? new ArrayList<>() : (List<Object>) at;
          longer.add(plain(add.item()));
          yield longer;
        }
        case Edit.Remove _ -> throw new IllegalStateException("only keys go");
      };
    }
    List<Step> rest = way.subList(1, way.size());
    return switch (way.getFirst()) {
      case Step.Item(int index) -> {
        List<Object> list = (List<Object>) at;
        list.set(index, changed(list.get(index), rest, edit));
        yield list;
      }
      case Step.Key(String name) -> {
        Map<String, Object> map =
            at.equals(NULL) ? new TreeMap<>(BY_CODE_POINTS) : (Map<String, Object>) at;
        if (rest.isEmpty() && edit instanceof Edit.Remove) {
          map.remove(name);
        } else {
          map.put(name, changed(map.getOrDefault(name, NULL), rest, edit));
        }
        yield map;
      }
    };
  }

  /** One line, as {@link Trees#json} writes it. */
  String json() {
    return json(root);
  }

  /** The objects that kubectl makes of it: those of a list one by one. */
  List<String> objects() {
    List<String> objects = new ArrayList<>();
    addObjects(root, objects);
    return objects;
  }

  private static void addObjects(Object at, List<String> objects) {
    if (at instanceof Map<?, ?> map
        && map.get("items") instanceof List<?> items
        && map.get("kind") instanceof String kind
        && kind.endsWith("List\"")) {
      items.forEach(item -> addObjects(item, objects));
    } else {
      objects.add(json(at));
    }
  }

  private static String json(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String before = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(before).append(quoted((String) entry.getKey())).append(':');
        write(entry.getValue(), out);
        before = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String before = "[";
      for (Object item : list) {
        out.append(before);
        write(item, out);
        before = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else {
      out.append(value);
    }
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    Trees.quote(out, text);
    return out.toString();
  }
}

package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Models as Compose writes them and as we have them, in one form that can be compared. */
final class Models {
  /** Lists whose order says nothing, because mappings became them. */
  private static final Set<String> UNORDERED =
      Set.of("labels", "args", "annotations", "sysctls", "additional_contexts", "extra_hosts");

  private Models() {}

  static Object theirs(JsonNode answer) {
    Map<String, Object> all = new TreeMap<>();
    all.put("model", of(answer.get("model"), ""));
    Map<String, Object> environments = new TreeMap<>();
    answer
        .get("environment")
        .properties()
        .forEach(service -> {
          Map<String, Object> variables = new TreeMap<>();
          service
              .getValue()
              .properties()
              .forEach(one ->
                  variables.put(
                      one.getKey(), one.getValue().isNull() ? "null" : one.getValue().asString()));
          environments.put(service.getKey(), variables);
        });
    all.put("environment", environments);
    return all;
  }

  private static Object of(JsonNode node, String key) {
    if (node.isObject()) {
      Map<String, Object> all = new TreeMap<>();
      node.properties().forEach(one -> put(all, one.getKey(), of(one.getValue(), one.getKey())));
      return sourced(all);
    }
    if (node.isArray()) {
      List<Object> all = new ArrayList<>();
      node.forEach(item -> all.add(of(item, "")));
      return list(all, key);
    }
    return node.isNumber()
        ? number(node.asString())
        : node.isString() ? "'" + node.asString() : node.isNull() ? "null" : node.asString();
  }

  private static void put(Map<String, Object> all, String key, Object value) {
    if (!key.equals("environment") || !(value instanceof List)) {
      if (!(key.equals("environment") && value instanceof Map)) {
        all.put(key, value);
      }
    }
  }

  /** Without what Compose takes from variables into secrets and configurations. */
  private static Object sourced(Map<String, Object> all) {
    all.keySet().removeIf(key -> key.startsWith("x-#"));
    if (all.containsKey("environment")) {
      all.remove("content");
    }
    return all;
  }

  private static Object list(List<Object> all, String key) {
    if (UNORDERED.contains(key)) {
      all.sort(Comparator.comparing(Object::toString));
    }
    return all;
  }

  private static Object number(String text) {
    return (float) Double.parseDouble(text);
  }

  static Object ours(Project project) {
    Map<String, Object> all = new TreeMap<>();
    all.put("model", of(project.fields(), ""));
    Map<String, Object> environments = new TreeMap<>();
    for (Service service : project.services()) {
      Map<String, Object> variables = new TreeMap<>();
      for (Variable variable : service.environment()) {
        variables.put(variable.name(), variable.value().map(Text::text).orElse("null"));
      }
      environments.put(service.name(), variables);
    }
    all.put("environment", environments);
    return all;
  }

  private static Object of(Value value, String key) {
    return switch (value) {
      case Text text ->
          switch (text.type()) {
            case STRING -> "'" + text.text();
            case INTEGER, FLOAT -> number(text.text());
            case BOOLEAN, NULL -> text.text();
          };
      case Items items -> {
        List<Object> all = new ArrayList<>();
        for (Value item : items.values()) {
          if (key.equals("ports") && item instanceof Fields port) {
            all.addAll(ports(port));
          } else {
            all.add(of(item, ""));
          }
        }
        yield list(key.equals("ports") ? new ArrayList<>(new LinkedHashSet<>(all)) : all, key);
      }
      case Fields fields -> {
        Map<String, Object> all = new TreeMap<>();
        fields.all().forEach(field -> put(all, field.key(), of(field.value(), field.key())));
        yield sourced(all);
      }
    };
  }

  /** One for each port of a range, in Compose's order. */
  private static List<Object> ports(Fields port) {
    Map<String, Object> one = new TreeMap<>();
    port.all().forEach(field -> one.put(field.key(), of(field.value(), field.key())));
    Text target = port.text("target").orElseThrow();
    if (target.type() != Scalar.Type.STRING || !target.raw().matches("\\d+-\\d+")) {
      return List.of(one);
    }
    String[] ends = target.raw().split("-", -1);
    String published = port.text("published").map(Text::raw).orElse("");
    Map<String, Object> byPort = new TreeMap<>();
    int from = Integer.parseInt(ends[0]);
    for (int i = from; i <= Integer.parseInt(ends[1]); i++) {
      Map<String, Object> each = new TreeMap<>(one);
      each.put("target", (float) i);
      if (!published.isEmpty()) {
        each.put("published", "'" + (Integer.parseInt(published.split("-", -1)[0]) + i - from));
      }
      byPort.put(i + "/", each);
    }
    return List.copyOf(new LinkedHashMap<>(byPort).values());
  }
}

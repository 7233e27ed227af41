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
    all.put("environment", variables(answer.get("environment")));
    all.put("labels", variables(answer.get("labels")));
    return all;
  }

  /** The variables of each service; of one without any there is nothing. */
  private static Map<String, Object> variables(JsonNode services) {
    Map<String, Object> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      Map<String, Object> variables = new TreeMap<>();
      for (Map.Entry<String, JsonNode> one : service.getValue().properties()) {
        JsonNode value = one.getValue();
        variables.put(one.getKey(), value.isNull() ? "null" : value.asString());
      }
      all.put(service.getKey(), variables);
    }
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

  private static Map<String, Object> variables(List<Variable> all, String otherwise) {
    Map<String, Object> variables = new TreeMap<>();
    for (Variable variable : all) {
      variables.put(variable.name(), variable.value().map(Text::text).orElse(otherwise));
    }
    return variables;
  }

  static Object ours(Project project) {
    Map<String, Object> all = new TreeMap<>();
    all.put("model", of(project.fields(), ""));
    Map<String, Object> environments = new TreeMap<>();
    Map<String, Object> labels = new TreeMap<>();
    for (Service service : project.services()) {
      environments.put(service.name(), variables(service.environment(), "null"));
      labels.put(service.name(), variables(service.labels(), ""));
    }
    all.put("environment", environments);
    all.put("labels", labels);
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

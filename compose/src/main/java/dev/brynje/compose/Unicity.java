package dev.brynje.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keeps one of what may be given once only: the last, in the place of the first. */
final class Unicity {
  private static final Rules<Function<Value, String>> KEYS = keys();

  private Unicity() {}

  private static Rules<Function<Value, String>> keys() {
    Rules<Function<Value, String>> keys =
        new Rules<Function<Value, String>>()
            .put("networks.*.labels", Unicity::name)
            .put("networks.*.ipam.options", Unicity::name)
            .put("services.*.devices", Unicity::device)
            .put("services.*.configs", value -> mount("", value))
            .put("services.*.secrets", value -> mount("/run/secrets", value))
            .put("services.*.env_file", Unicity::path)
            .put("services.*.expose", Unicity::exposed)
            .put("services.*.ports", Unicity::port)
            .put("services.*.volumes", Unicity::volume);
    for (String key :
        List.of(
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.platform",
            "build.tags",
            "build.labels",
            "cap_add",
            "cap_drop",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "environment",
            "labels",
            "links",
            "networks.*.aliases",
            "networks.*.link_local_ips",
            "profiles",
            "sysctls",
            "tmpfs")) {
      keys.put("services.*." + key, Unicity::name);
    }
    return keys;
  }

  /** All of a project. */
  static Fields of(Fields project) {
    return (Fields) of(project, KEYS);
  }

  /** A list of {@code NAME=value}. */
  static Items pairs(Items items) {
    return unique(items, Unicity::name);
  }

  private static Value of(Value value, Rules<Function<Value, String>> keys) {
    if (keys.isEmpty()) {
      return value;
    }
    return switch (value) {
      case Text text -> text;
      case Items items -> keys.rule().map(key -> unique(items, key)).orElse(items);
      case Fields fields -> {
        List<Field> all = new ArrayList<>(fields.size());
        for (Field field : fields.all()) {
          all.add(field.with(of(field.value(), keys.next(field.key()))));
        }
        yield Fields.of(all, fields.place());
      }
    };
  }

  private static Items unique(Items items, Function<Value, String> key) {
    Map<String, Value> byKey = new LinkedHashMap<>();
    for (Value value : items.values()) {
      byKey.put(key.apply(value), value);
    }
    return byKey.size() == items.values().size()
        ? items
        : new Items(List.copyOf(byKey.values()), items.place());
  }

  private static String name(Value value) {
    if (!(value instanceof Text text) || !text.isString()) {
      throw new Refusal(value.place(), "a string is expected here", "put it in quotes");
    }
    int equals = text.raw().indexOf('=');
    return equals < 0 ? text.raw() : text.raw().substring(0, equals);
  }

  private static String volume(Value value) {
    Value formed = value instanceof Text text && !text.isNull() ? MountText.longForm(text) : value;
    return formed instanceof Fields fields ? target(fields, "mount") : "";
  }

  private static String device(Value value) {
    if (value instanceof Text text && text.isString()) {
      String[] parts = text.raw().split(":", -1);
      return parts.length == 1 ? parts[0] : parts[1];
    }
    return value instanceof Fields fields ? target(fields, "device") : "";
  }

  private static String target(Fields fields, String what) {
    return fields
        .text("target")
        .filter(Text::isString)
        .orElseThrow(() ->
            new Refusal(fields.place(), "the %s has no target".formatted(what), "write its target"))
        .raw();
  }

  private static String exposed(Value value) {
    if (value instanceof Text text && !text.isNull()) {
      return text.raw();
    }
    throw new Refusal(value.place(), "this is no port", "write a number or a range");
  }

  private static String mount(String directory, Value value) {
    return switch (value) {
      case Text text -> directory + "/" + text.raw();
      case Fields fields ->
          fields
              .text("target")
              .map(Text::raw)
              .orElse(directory + "/" + fields.text("source").map(Text::raw).orElse(""));
      case Items items ->
          throw new Refusal(items.place(), "a list cannot stand here", "write a name");
    };
  }

  private static String path(Value value) {
    return switch (value) {
      case Text text -> text.raw();
      case Fields fields ->
          fields
              .text("path")
              .orElseThrow(
                  () -> new Refusal(fields.place(), "the file has no path", "write its path"))
              .raw();
      case Items _ -> "";
    };
  }

  private static String port(Value value) {
    if (!(value instanceof Fields fields)) {
      return value instanceof Text text ? text.raw() : "";
    }
    String target =
        fields
            .text("target")
            .orElseThrow(
                () -> new Refusal(fields.place(), "the port has no target", "write its target"))
            .raw();
    return fields.text("host_ip").map(Text::raw).orElse("0.0.0.0")
        + ":"
        + fields.text("published").map(Text::raw).orElse("")
        + ":"
        + target
        + "/"
        + fields.text("protocol").map(Text::raw).orElse("tcp");
  }
}

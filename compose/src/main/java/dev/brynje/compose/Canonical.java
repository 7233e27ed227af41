package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts short forms into Compose's long forms. Ranges of ports stay what they are. */
final class Canonical {
  private static final Rules<Function<Value, Value>> FORMS = forms();

  private Canonical() {}

  private static Rules<Function<Value, Value>> forms() {
    Rules<Function<Value, Value>> forms = new Rules<>();
    for (String container : List.of("services.*", "jobs.*", "services.*.pre_start.*")) {
      forms
          .put(container + ".env_file", Canonical::envFiles)
          .put(container + ".label_file", Canonical::list)
          .put(container + ".gpus", Canonical::gpus)
          .put(container + ".networks", Canonical::keys)
          .put(container + ".models", Canonical::keys)
          .put(container + ".volumes.*", Canonical::mount)
          .put(container + ".dns", Canonical::list)
          .put(container + ".devices.*", Canonical::device)
          .put(container + ".secrets.*", value -> named("source", value))
          .put(container + ".configs.*", value -> named("source", value));
    }
    for (String workload : List.of("services.*", "jobs.*")) {
      forms
          .put(workload + ".build", value -> named("context", value))
          .put(workload + ".build.secrets.*", value -> named("source", value))
          .put(workload + ".build.provenance", Canonical::string)
          .put(workload + ".build.sbom", Canonical::string)
          .put(workload + ".build.additional_contexts", Canonical::pairs)
          .put(workload + ".build.ssh", Canonical::ssh)
          .put(workload + ".depends_on", Canonical::dependencies)
          .put(workload + ".extends", value -> named("service", value))
          .put(workload + ".ports.*", Canonical::port);
    }
    return forms
        .put("jobs.*.triggers.schedule.*", value -> named("cron", value))
        .put("services.*.develop.watch.*.ignore", Canonical::list)
        .put("services.*.develop.watch.*.include", Canonical::list)
        .put("volumes.*", Canonical::external)
        .put("networks.*", Canonical::external)
        .put("secrets.*", Canonical::external)
        .put("configs.*", Canonical::external);
  }

  /** All of a project in long forms. */
  static Fields of(Fields project) {
    return (Fields) of(project, FORMS);
  }

  private static Value of(Value value, Rules<Function<Value, Value>> rules) {
    if (rules.isEmpty()) {
      return value;
    }
    Value formed = rules.rule().map(form -> form.apply(value)).orElse(value);
    return switch (formed) {
      case Text text -> text;
      case Items items -> {
        List<Value> values = new ArrayList<>(items.values().size());
        for (Value item : items.values()) {
          values.add(of(item, rules.next(Rules.ITEM)));
        }
        yield new Items(values, items.place());
      }
      case Fields fields -> {
        List<Field> all = new ArrayList<>(fields.size());
        for (Field field : fields.all()) {
          all.add(field.with(of(field.value(), rules.next(field.key()))));
        }
        yield Fields.of(all, fields.place());
      }
    };
  }

  private static Value list(Value value) {
    return value instanceof Text text && text.isString()
        ? new Items(List.of(text), text.place())
        : value;
  }

  /** A string stands for a mapping that has it under one key. */
  private static Value named(String key, Value value) {
    return value instanceof Text text && !text.isNull()
        ? Fields.of(List.of(new Field(key, text.place(), text)), text.place())
        : value;
  }

  private static Value keys(Value value) {
    if (!(value instanceof Items items)) {
      return value;
    }
    List<Field> fields = new ArrayList<>();
    for (Value item : items.values()) {
      if (item instanceof Text text) {
        fields.add(Field.of(text.text(), text, nothing(text.place())));
      }
    }
    return Fields.of(fields, items.place());
  }

  private static Value envFiles(Value value) {
    if (value instanceof Text text && text.isNull()) {
      return value;
    }
    List<Value> files = new ArrayList<>();
    for (Value file : list(value) instanceof Items items ? items.values() : List.<Value>of()) {
      Value formed = named("path", file);
      files.add(
          formed instanceof Fields fields
              ? fields.withDefault("required", "true", Scalar.Type.BOOLEAN)
              : formed);
    }
    return new Items(files, value.place());
  }

  private static Value gpus(Value value) {
    if (!(value instanceof Text text) || text.isNull()) {
      return value;
    }
    Fields all =
        Fields.of(List.of(new Field("count", text.place(), text.part("all"))), text.place());
    return new Items(List.of(all), text.place());
  }

  private static Value mount(Value value) {
    return value instanceof Text text && !text.isNull() ? MountText.longForm(text) : value;
  }

  private static Value port(Value value) {
    return value instanceof Text text && !text.isNull() ? PortText.longForm(text) : value;
  }

  private static Value device(Value value) {
    if (!(value instanceof Text text) || text.isNull()) {
      return value;
    }
    String[] parts = text.raw().split(":", -1);
    if (parts.length > 3) {
      throw new Refusal(
          text.place(),
          "the device \"%s\" has too many colons".formatted(Shown.of(text)),
          "write it in the long form: source, target, permissions");
    }
    String target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
    return Fields.of(
        List.of(
            new Field("source", text.place(), text.part(parts[0])),
            new Field("target", text.place(), text.part(target)),
            new Field("permissions", text.place(), text.part(parts.length > 2 ? parts[2] : "rwm"))),
        text.place());
  }

  private static Value string(Value value) {
    return value instanceof Text text ? text.part(text.raw()) : value;
  }

  private static Value pairs(Value value) {
    if (!(value instanceof Items items)) {
      return value;
    }
    List<Field> fields = new ArrayList<>();
    for (Value item : items.values()) {
      if (item instanceof Text text) {
        int equals = text.raw().indexOf('=');
        if (equals < 0) {
          throw new Refusal(
              text.place(),
              "\"%s\" has no value".formatted(Shown.of(text)),
              "write it as NAME=VALUE");
        }
        fields.add(
            Field.of(
                text.raw().substring(0, equals),
                text,
                text.part(text.raw().substring(equals + 1))));
      }
    }
    return Fields.of(fields, items.place());
  }

  private static Value ssh(Value value) {
    if (!(value instanceof Items items)) {
      return value;
    }
    List<Field> fields = new ArrayList<>();
    for (Value item : items.values()) {
      if (item instanceof Text text) {
        int equals = text.raw().indexOf('=');
        if (equals < 0 && !text.raw().equals("default")) {
          throw new Refusal(
              text.place(),
              "the ssh key \"%s\" has no path".formatted(Shown.of(text)),
              "write ID=PATH, or default for the agent's");
        }
        Value path =
            equals < 0 ? nothing(text.place()) : text.part(text.raw().substring(equals + 1));
        String id = equals < 0 ? text.raw() : text.raw().substring(0, equals);
        fields.add(Field.of(id, text, path));
      }
    }
    return Fields.of(fields, items.place());
  }

  private static Value dependencies(Value value) {
    if (value instanceof Items items) {
      List<Field> fields = new ArrayList<>();
      for (Value item : items.values()) {
        if (item instanceof Text text) {
          fields.add(Field.of(text.text(), text, started(Fields.none(text.place()))));
        }
      }
      return Fields.of(fields, items.place());
    }
    if (value instanceof Fields fields) {
      List<Field> all = new ArrayList<>();
      for (Field field : fields.all()) {
        all.add(field.value() instanceof Fields one ? field.with(started(one)) : field);
      }
      return Fields.of(all, fields.place());
    }
    return value;
  }

  private static Fields started(Fields dependency) {
    return dependency
        .withDefault("condition", "service_started", Scalar.Type.STRING)
        .withDefault("required", "true", Scalar.Type.BOOLEAN);
  }

  /** The old form that names what is external within it. */
  private static Value external(Value value) {
    if (!(value instanceof Fields fields)
        || !(fields.get("external").orElse(value) instanceof Fields external)
        || external == fields) {
      return value;
    }
    Fields named =
        fields.with(
            new Field(
                "external",
                external.place(),
                Text.supplied("true", Scalar.Type.BOOLEAN, external.place())));
    if (external.text("name").isEmpty()) {
      return named;
    }
    Text name = external.text("name").get();
    if (fields.has("name") && !fields.text("name").map(Text::raw).orElse("").equals(name.raw())) {
      throw new Refusal(
          name.place(), "name and external.name differ", "keep name, and external: true");
    }
    return fields.has("name") ? named : named.with(new Field("name", name.place(), name));
  }

  private static Text nothing(Place place) {
    return Text.supplied("null", Scalar.Type.NULL, place);
  }
}

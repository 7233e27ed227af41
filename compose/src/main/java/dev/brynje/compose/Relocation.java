package dev.brynje.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes paths that start from the directory of another file start from the project's. */
final class Relocation {
  private static final Rules<BiFunction<String, Value, Value>> PATHS = paths();

  private Relocation() {}

  private static Rules<BiFunction<String, Value, Value>> paths() {
    Rules<BiFunction<String, Value, Value>> paths = new Rules<>();
    for (String workload : List.of("services.*.", "jobs.*.", "services.*.pre_start.*.")) {
      paths
          .put(workload + "build.context", Relocation::context)
          .put(workload + "build.additional_contexts.*", Relocation::context)
          .put(workload + "build.ssh.*", Relocation::path)
          .put(workload + "env_file.*.path", Relocation::path)
          .put(workload + "label_file.*", Relocation::path)
          .put(workload + "extends.file", Relocation::path)
          .put(workload + "volumes.*", Relocation::mount);
    }
    return paths
        .put("services.*.develop.watch.*.path", Relocation::path)
        .put("configs.*.file", Relocation::path)
        .put("secrets.*.file", Relocation::path)
        .put("volumes.*", Relocation::volume);
  }

  /**
   * A model whose paths start from the project.
   *
   * @param directory the one that they start from, as seen from the project's
   */
  static Fields of(Fields model, String directory) {
    return directory.isEmpty() || directory.equals(".")
        ? model
        : (Fields) of(model, directory, PATHS);
  }

  private static Value of(
      Value value, String directory, Rules<BiFunction<String, Value, Value>> rules) {
    if (rules.isEmpty()) {
      return value;
    }
    if (rules.rule().isPresent()) {
      return rules.rule().get().apply(directory, value);
    }
    return switch (value) {
      case Text text -> text;
      case Items items -> {
        List<Value> values = new ArrayList<>(items.values().size());
        for (Value item : items.values()) {
          values.add(of(item, directory, rules.next(Rules.ITEM)));
        }
        yield new Items(values, items.place());
      }
      case Fields fields -> {
        List<Field> all = new ArrayList<>(fields.size());
        for (Field field : fields.all()) {
          all.add(field.with(of(field.value(), directory, rules.next(field.key()))));
        }
        yield Fields.of(all, fields.place());
      }
    };
  }

  private static Value path(String directory, Value value) {
    if (!(value instanceof Text text) || !text.isString() || !isRelative(text.raw())) {
      return value;
    }
    return text.part(CleanPath.from(directory, text.raw()));
  }

  private static boolean isRelative(String path) {
    return !path.isEmpty()
        && path.charAt(0) != '/'
        && path.charAt(0) != '~'
        && path.charAt(0) != Text.UNKNOWN
        && !(path.length() > 1 && path.charAt(1) == ':')
        && !path.startsWith("\\\\");
  }

  private static Value context(String directory, Value value) {
    boolean local =
        value instanceof Text text
            && !text.raw().startsWith("service:")
            && !Remote.isOne(text.raw());
    return local ? path(directory, value) : value;
  }

  private static Value mount(String directory, Value value) {
    return value instanceof Fields fields && new Mount(fields).kind() == Mount.Kind.BIND
        ? with(fields, "source", directory)
        : value;
  }

  /** One of the local driver may be a directory that is bound. */
  private static Value volume(String directory, Value value) {
    if (!(value instanceof Fields fields)
        || !is(fields, "local", "driver")
        || !is(fields, "bind", "driver_opts", "o")) {
      return value;
    }
    Field options = fields.field("driver_opts").orElseThrow();
    return fields.with(options.with(with((Fields) options.value(), "device", directory)));
  }

  private static boolean is(Fields fields, String wanted, String... keys) {
    return fields.text(keys).filter(text -> text.raw().equals(wanted)).isPresent();
  }

  private static Fields with(Fields fields, String key, String directory) {
    return fields
        .field(key)
        .map(field -> fields.with(field.with(path(directory, field.value()))))
        .orElse(fields);
  }
}

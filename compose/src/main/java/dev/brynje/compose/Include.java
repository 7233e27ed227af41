package dev.brynje.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings in the projects that a file includes.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/14-include.md">include</a>
 */
final class Include {
  private static final int DEEPEST = 50;

  private static final List<String> SECTIONS =
      List.of("services", "jobs", "volumes", "networks", "secrets", "configs", "models");

  private final Model model;
  private final List<Path> including;
  private final Set<String> dropped;

  /**
   * @param including the files that led here, the last the one that includes
   * @param dropped paths that the file resets
   */
  Include(Model model, List<Path> including, Set<String> dropped) {
    this.model = model;
    this.including = including;
    this.dropped = dropped;
  }

  Fields of(Fields mine) {
    Optional<Field> include = mine.field("include");
    if (include.isEmpty()) {
      return mine;
    }
    Fields result = mine.without("include");
    if (include.get().value() instanceof Text text && text.isNull()) {
      return result;
    }
    if (!(include.get().value() instanceof Items entries)) {
      throw new Refusal(
          include.get().value().place(), "include must be a list", "write - before the path");
    }
    for (Value entry : entries.values()) {
      List<Text> paths = paths(entry);
      // Compose passes over one that names nothing.
      if (!paths.isEmpty()) {
        result = imported(included(entry, paths), result);
      }
    }
    return result;
  }

  private static List<Text> paths(Value entry) {
    return switch (entry) {
      case Text text -> text.isNull() ? List.of() : List.of(text);
      case Fields fields -> fields.texts("path");
      case Items _ -> List.of();
    };
  }

  private Fields included(Value entry, List<Text> paths) {
    Map<Path, Text> files = new LinkedHashMap<>();
    for (Text path : paths) {
      files.put(resolved(path, "the included file"), path);
    }
    Path main = files.keySet().iterator().next();
    if (including.contains(main)) {
      throw new Refusal(
          paths.getFirst().place(),
          "\"%s\" includes itself".formatted(Shown.of(paths.getFirst())),
          "break the circle");
    }
    if (including.size() > DEEPEST) {
      throw new Refusal(
          entry.place(), "includes are nested more than %d deep".formatted(DEEPEST), "nest less");
    }
    Path directory = directory(entry, main);
    Model other = new Model(model.sources(), directory, variables(entry, directory), including);
    Fields loaded =
        other.load(
            List.copyOf(files.keySet()),
            file -> model.sources().named(file, files.getOrDefault(file, paths.getFirst())));
    return Relocation.of(loaded, Model.relative(model.directory(), directory));
  }

  private Path directory(Value entry, Path main) {
    if (entry instanceof Fields fields && fields.text("project_directory").isPresent()) {
      return resolved(fields.text("project_directory").get(), "the project directory");
    }
    Path parent = main.getParent();
    return parent == null ? model.directory() : parent;
  }

  private Variables variables(Value entry, Path directory) {
    List<Path> files = new ArrayList<>();
    List<Text> named = entry instanceof Fields fields ? fields.texts("env_file") : List.of();
    for (Text file : named) {
      if (!file.raw().equals("/dev/null")) {
        files.add(resolved(file, "the file of variables"));
      }
    }
    if (named.isEmpty()) {
      files.add(directory.resolve(".env"));
    }
    try {
      return new VariableFiles(model.sources()).over(model.variables(), files);
    } catch (Refusal e) {
      throw e.namedBy(named);
    }
  }

  private Path resolved(Text path, String whose) {
    return model.directory().resolve(Remote.local(path, whose)).normalize();
  }

  private Fields imported(Fields other, Fields mine) {
    Fields result = mine;
    for (String section : SECTIONS) {
      if (other.get(section).orElse(other) instanceof Fields from && from != other) {
        result = imported(section, from, other.field(section).orElseThrow(), result);
      }
    }
    return result;
  }

  private Fields imported(String section, Fields from, Field whole, Fields mine) {
    Map<String, Field> all = new LinkedHashMap<>();
    if (mine.get(section).orElse(mine) instanceof Fields own && own != mine) {
      own.all().forEach(field -> all.put(field.key(), field));
    }
    for (Field field : from.all()) {
      Field own = all.get(field.key());
      if (own == null) {
        all.put(field.key(), field);
      } else if (!Json.of(own.value()).equals(Json.of(field.value()))) {
        Value base =
            field.value() instanceof Fields fields
                ? Reset.of(fields, dropped, Reset.below(section, field.key()))
                : field.value();
        all.put(field.key(), own.with(model.merge().included(section, base, own.value())));
      }
    }
    Place place = mine.field(section).map(Field::place).orElse(whole.place());
    return mine.with(new Field(section, place, Fields.of(all.values(), place)));
  }
}

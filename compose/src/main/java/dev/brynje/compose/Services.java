package dev.brynje.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the services of a project, with the environment that they get and what they are built from.
 */
final class Services {
  private final Sources sources;
  private final Path directory;
  private final Variables variables;
  private final Builds builds;

  Services(Sources sources, Path directory, Variables variables, Builds builds) {
    this.sources = sources;
    this.directory = directory;
    this.variables = variables;
    this.builds = builds;
  }

  /** A service of a project. */
  Service service(Field field) {
    Fields fields = field.value() instanceof Fields all ? all : Fields.none(field.value().place());
    List<Variable> own = new ArrayList<>();
    for (Variable variable : Variable.in(fields.get("environment"))) {
      own.add(variable.value().isPresent() ? variable : given(variable));
    }
    List<EnvFile> files = new ArrayList<>();
    List<Variable> all = new ArrayList<>(own);
    all.addAll(fromFiles(fields, own, files));
    Optional<BuiltFrom> builtFrom =
        fields
            .get("build")
            .filter(Fields.class::isInstance)
            .flatMap(build -> builds.of(field.key(), new BuildSpec((Fields) build)));
    return new Service(
        field.key(), field.place(), fields, all, files, labels(fields), builtFrom.orElse(null));
  }

  /** One that is only named has the value of {@code .env}. */
  private Variable given(Variable variable) {
    return variables
        .get(variable.name())
        .map(value -> variable.with(Text.ofSecret(value, variable.place())))
        .orElse(variable);
  }

  private List<Variable> fromFiles(Fields service, List<Variable> own, List<EnvFile> files) {
    Set<String> named = new HashSet<>();
    Map<String, String> values = new HashMap<>();
    for (Variable variable : own) {
      if (variable.value().isPresent()) {
        named.add(variable.name());
        values.put(variable.name(), variable.value().get().text());
      }
    }
    Map<String, Variable> found = new LinkedHashMap<>();
    Map<String, Dotenv.Entry> entries = new LinkedHashMap<>();
    Template.Lookup lookup =
        name -> variables.get(name).or(() -> Optional.ofNullable(values.get(name)));
    for (Fields file : service.list("env_file")) {
      Optional<Text> path = file.text("path").filter(text -> !text.raw().isEmpty());
      if (path.isPresent()) {
        read(path.get(), file, lookup, entries, found, files);
      }
    }
    found.keySet().removeAll(named);
    return List.copyOf(found.values());
  }

  /**
   * Those of files know no variables but one another's, and Compose refuses when one is missing.
   */
  private List<Variable> labels(Fields service) {
    List<Variable> labels = new ArrayList<>(Variable.in(service.get("labels")));
    Set<String> own = new HashSet<>();
    labels.forEach(label -> own.add(label.name()));
    Map<String, Dotenv.Entry> entries = new LinkedHashMap<>();
    Map<String, Variable> found = new LinkedHashMap<>();
    for (Text path : service.texts("label_file")) {
      if (path.known() && !path.raw().startsWith("~")) {
        VariableFiles.Read read =
            new VariableFiles(sources)
                .read(
                    directory.resolve(path.raw()).normalize(),
                    VariableFiles.Format.DOTENV,
                    _ -> Optional.empty(),
                    entries);
        if (!read.found()) {
          throw new Refusal(
              path.place(),
              "the file of labels \"%s\" is not there".formatted(Shown.of(path)),
              "correct its path, or put it there: Compose starts nothing without it");
        }
        keep(read, entries, found);
      }
    }
    found.keySet().removeAll(own);
    labels.addAll(found.values());
    return labels;
  }

  private static VariableFiles.Format format(Fields file) {
    Optional<Text> format = file.text("format");
    return switch (format.map(Text::raw).orElse("")) {
      case "", ".env" -> VariableFiles.Format.DOTENV;
      case "raw" -> VariableFiles.Format.RAW;
      default ->
          throw new Refusal(
              format.orElseThrow().place(),
              "\"%s\" is no format of a file of variables"
                  .formatted(Shown.of(format.orElseThrow())),
              "remove it, or write raw");
    };
  }

  private void read(
      Text path,
      Fields file,
      Template.Lookup lookup,
      Map<String, Dotenv.Entry> entries,
      Map<String, Variable> found,
      List<EnvFile> files) {
    boolean required = file.text("required").filter(Text::isFalse).isEmpty();
    if (!path.known() || path.raw().startsWith("~")) {
      files.add(new EnvFile(path, required, false));
      return;
    }
    VariableFiles.Read read = read(path, format(file), lookup, entries);
    files.add(new EnvFile(path, required, read.found()));
    keep(read, entries, found);
  }

  /** What a file says that those before it did not. */
  private static void keep(
      VariableFiles.Read read, Map<String, Dotenv.Entry> entries, Map<String, Variable> found) {
    read.entries()
        .forEach((name, entry) -> {
          if (!entry.equals(entries.get(name))) {
            Place place =
                new Place(read.file(), read.file().source().span(entry.start(), entry.end()));
            found.put(
                name, new Variable(name, place, Optional.of(Text.ofSecret(entry.value(), place))));
          }
        });
    entries.putAll(read.entries());
  }

  private VariableFiles.Read read(
      Text path,
      VariableFiles.Format format,
      Template.Lookup lookup,
      Map<String, Dotenv.Entry> entries) {
    try {
      return new VariableFiles(sources)
          .read(directory.resolve(path.raw()).normalize(), format, lookup, entries);
    } catch (Refusal e) {
      throw e.namedBy(List.of(path));
    }
  }
}

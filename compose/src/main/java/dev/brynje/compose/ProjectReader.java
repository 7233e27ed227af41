package dev.brynje.compose;

import dev.brynje.yaml.Dialect;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a project as Docker Compose does: what that refuses is refused, with its place.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec">The Compose specification</a>
 */
public final class ProjectReader {
  private static final Limits LIMITS = new Limits(4 << 20, 200, 100_000);

  private final Path directory;
  private final ProjectFiles files;
  private final Allowance allowance = new Allowance();
  private final List<ComposeFile> read = new ArrayList<>();

  private ProjectReader(Path directory, ProjectFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Reads a project.
   *
   * @param directory that relative paths start from; absolute
   * @param given its Compose files, each merged over those before; absolute
   */
  public static Reading read(Path directory, List<Path> given, ProjectFiles files) {
    ProjectReader reader = new ProjectReader(directory, files);
    try {
      return new Reading.Read(reader.project(given));
    } catch (Refusal e) {
      return new Reading.Refused(e.file(), e.problem());
    }
  }

  private Project project(List<Path> given) {
    Fields fields = canonical(given.getFirst());
    List<Service> services = new ArrayList<>();
    for (Field field : fields.fields("services")) {
      Fields service =
          field.value() instanceof Fields all ? all : Fields.none(field.value().place());
      services.add(
          new Service(
              field.key(),
              field.place(),
              service,
              Variable.in(service.get("environment")),
              List.of()));
    }
    return new Project(directory, read, fields, services, List.of());
  }

  private Fields canonical(Path path) {
    return switch (files.read(path)) {
      case ProjectFiles.Content.Bytes(String name, byte[] bytes) -> canonical(name, bytes);
      case ProjectFiles.Content.Absent(String name) ->
          throw Refusal.of(name, "there is no such file", "name a Compose file");
      case ProjectFiles.Content.Refused(String name, String reason, String advice) ->
          throw Refusal.of(name, reason, advice);
    };
  }

  private Fields canonical(String name, byte[] bytes) {
    var reading = YamlReader.read(bytes, LIMITS, Dialect.COMPOSE);
    if (!reading.problems().isEmpty()) {
      Problem problem = reading.problems().getFirst();
      throw new Refusal(name, problem.span(), problem.message(), problem.advice());
    }
    ComposeFile file = new ComposeFile(name, reading.source());
    read.add(file);
    if (reading.documents().isEmpty()) {
      throw Refusal.of(name, "the Compose file is empty", "write services: into it");
    }
    Document document = reading.documents().getFirst();
    Value value =
        new DocumentValues(file, document, allowance)
            .of(document.root())
            .orElseGet(() -> Fields.none(new Place(file, document.root().span())));
    if (!(value instanceof Fields fields)) {
      throw new Refusal(
          value.place(), "a Compose file must be a mapping", "begin it with services:");
    }
    return Canonical.of(fields);
  }
}

package dev.brynje.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A project: Compose files merged, with what they extend and include. All profiles are in force.
 *
 * @param directory that relative paths start from
 * @param files all Compose files that were read, the first first
 * @param fields all of it, in Compose's long form
 * @param services in the order in which they are first written
 * @param remarks what Compose would warn of, and what could not be known
 */
public record Project(
    Path directory,
    List<ComposeFile> files,
    Fields fields,
    List<Service> services,
    List<Remark> remarks) {
  /** Something that the reader of a report should know. */
  public record Remark(Place place, String message) {}

  public Project {
    files = List.copyOf(files);
    services = List.copyOf(services);
    remarks = List.copyOf(remarks);
  }

  /** The service of a name. */
  public Optional<Service> service(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  public List<Declared> networks() {
    return declared("networks");
  }

  public List<Declared> volumes() {
    return declared("volumes");
  }

  public List<Declared> secrets() {
    return declared("secrets");
  }

  public List<Declared> configs() {
    return declared("configs");
  }

  private List<Declared> declared(String key) {
    return fields.fields(key).stream().map(Project::declared).toList();
  }

  private static Declared declared(Field field) {
    Fields fields =
        field.value() instanceof Fields given ? given : Fields.none(field.value().place());
    return new Declared(field.key(), field.place(), fields);
  }
}

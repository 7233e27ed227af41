package dev.brynje.compose;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A project: Compose files merged, with what they extend and include. All profiles are in force.
 */
public final class Project {
  /** Something that the reader of a report should know. */
  public record Remark(Place place, String message) {}

  private final Path directory;
  private final List<ComposeFile> files;
  private final Fields fields;
  private final List<Service> services;
  private final List<Remark> remarks;
  private final Map<String, Service> byName;
  private final Set<String> awaited;
  private final int inDefaultNetwork;

  Project(
      Path directory,
      List<ComposeFile> files,
      Fields fields,
      List<Service> services,
      List<Remark> remarks) {
    this.directory = directory;
    this.files = List.copyOf(files);
    this.fields = fields;
    this.services = List.copyOf(services);
    this.remarks = List.copyOf(remarks);
    this.byName = services.stream().collect(toMap(Service::name, Function.identity()));
    this.awaited =
        services.stream()
            .flatMap(service -> service.awaits().stream())
            .collect(toUnmodifiableSet());
    this.inDefaultNetwork = (int) services.stream().filter(Service::inDefaultNetwork).count();
  }

  /** That relative paths start from. */
  public Path directory() {
    return directory;
  }

  /** All Compose files that were read, the first first. */
  public List<ComposeFile> files() {
    return files;
  }

  /** All of it, in Compose's long form. */
  public Fields fields() {
    return fields;
  }

  /** In the order in which they are first written. */
  public List<Service> services() {
    return services;
  }

  /** What Compose would warn of, and what could not be known. */
  public List<Remark> remarks() {
    return remarks;
  }

  /** The service of a name. */
  public Optional<Service> service(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether another service waits until this one has ended. */
  public boolean isAwaited(Service service) {
    return awaited.contains(service.name());
  }

  /** How many services are in the network of those that name none. */
  public int inDefaultNetwork() {
    return inDefaultNetwork;
  }

  /** The network that is declared under a name. */
  public Optional<Declared> network(String name) {
    return declared("networks", name);
  }

  /** The volume that is declared under a name. */
  public Optional<Declared> volume(String name) {
    return declared("volumes", name);
  }

  public List<Declared> secrets() {
    return declared("secrets");
  }

  public List<Declared> configs() {
    return declared("configs");
  }

  private Optional<Declared> declared(String section, String name) {
    return fields
        .get(section)
        .filter(Fields.class::isInstance)
        .flatMap(all -> ((Fields) all).field(name))
        .map(Project::declared);
  }

  private List<Declared> declared(String section) {
    return fields.fields(section).stream().map(Project::declared).toList();
  }

  private static Declared declared(Field field) {
    Fields fields =
        field.value() instanceof Fields given ? given : Fields.none(field.value().place());
    return new Declared(field.key(), field.place(), fields);
  }
}

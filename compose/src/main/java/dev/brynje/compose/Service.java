package dev.brynje.compose;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service, with all that it extends and all that override files say of it.
 *
 * <p>What is not named here is got by its keys, as {@code service.text("privileged")}; values are
 * in Compose's long form there.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md">services</a>
 */
public final class Service {
  private final String name;
  private final Place place;
  private final Fields fields;
  private final List<Variable> environment;
  private final List<EnvFile> envFiles;
  private final List<Variable> labels;
  private final @Nullable BuiltFrom builtFrom;

  Service(
      String name,
      Place place,
      Fields fields,
      List<Variable> environment,
      List<EnvFile> envFiles,
      List<Variable> labels,
      @Nullable BuiltFrom builtFrom) {
    this.name = name;
    this.place = place;
    this.fields = fields;
    this.environment = List.copyOf(environment);
    this.envFiles = List.copyOf(envFiles);
    this.labels = List.copyOf(labels);
    this.builtFrom = builtFrom;
  }

  public String name() {
    return name;
  }

  /** Where its name is written. */
  public Place place() {
    return place;
  }

  /** All of it. */
  public Fields fields() {
    return fields;
  }

  /** The field of a key, whose place is that of the key. */
  public Optional<Field> field(String key) {
    return fields.field(key);
  }

  /** The value below these keys, one under the other; none where it is null. */
  public Optional<Value> get(String... keys) {
    return fields.get(keys);
  }

  /** The single value below these keys. */
  public Optional<Text> text(String... keys) {
    return fields.text(keys);
  }

  /** The single values of the list below these keys, or the one that stands in its place. */
  public List<Text> texts(String... keys) {
    return fields.texts(keys);
  }

  public Optional<Text> image() {
    return text("image");
  }

  /** How its image is built, if it is. */
  public Optional<BuildSpec> build() {
    return get("build")
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .map(BuildSpec::new);
  }

  /** The Dockerfile that its image is built from, if it is built, and from one that can be read. */
  public Optional<BuiltFrom> builtFrom() {
    return Optional.ofNullable(builtFrom);
  }

  /** Whether its {@code user} is known to be another one than root. */
  public boolean namesOtherUser() {
    Optional<Text> user = text("user").filter(Text::known);
    String name = user.map(text -> text.text().split(":", -1)[0].strip()).orElse("");
    return !name.isEmpty() && !name.equals("root") && !name.matches("[+-]?0+");
  }

  /** Profiles with one of which it is started; always when there is none. */
  public List<Text> profiles() {
    return texts("profiles");
  }

  public List<Port> ports() {
    return fields.list("ports").stream().map(Port::new).toList();
  }

  /** Its {@code volumes}. */
  public List<Mount> mounts() {
    return fields.list("volumes").stream().map(Mount::new).toList();
  }

  public List<Device> devices() {
    return fields.list("devices").stream().map(Device::new).toList();
  }

  public List<Grant> secrets() {
    return fields.list("secrets").stream().map(Grant::new).toList();
  }

  public List<Grant> configs() {
    return fields.list("configs").stream().map(Grant::new).toList();
  }

  /**
   * Its environment: what {@code environment} says, then what only its files of variables say. The
   * values of those are {@link Text#secret()}.
   */
  public List<Variable> environment() {
    return environment;
  }

  public List<EnvFile> envFiles() {
    return envFiles;
  }

  /** What {@code labels} says, then what only its files of labels say. */
  public List<Variable> labels() {
    return labels;
  }

  /** The services that it waits for to end before it starts. */
  List<String> awaits() {
    return fields.fields("depends_on").stream()
        .map(Field::key)
        .filter(name ->
            text("depends_on", name, "condition")
                .filter(condition -> condition.text().equals("service_completed_successfully"))
                .isPresent())
        .toList();
  }

  /** Names of the networks that it is in; of none it is in the project's default network. */
  public List<Field> networks() {
    return List.copyOf(fields.fields("networks"));
  }

  /** Whether it is in the network that all such services of the project share. */
  public boolean inDefaultNetwork() {
    return text("network_mode").isEmpty()
        && (networks().isEmpty() || networks().stream().anyMatch(f -> f.key().equals("default")));
  }

  /** The bound of its memory, by either form. */
  public Optional<Text> memoryLimit() {
    return text("deploy", "resources", "limits", "memory").or(() -> text("mem_limit"));
  }

  /** The bound of its processors, by either form. */
  public Optional<Text> cpuLimit() {
    return text("deploy", "resources", "limits", "cpus")
        .or(() -> text("cpus"))
        .or(() -> text("cpu_quota"));
  }

  /** The bound of its processes, by either form. */
  public Optional<Text> pidsLimit() {
    return text("deploy", "resources", "limits", "pids").or(() -> text("pids_limit"));
  }

  @Override
  public String toString() {
    return name;
  }
}

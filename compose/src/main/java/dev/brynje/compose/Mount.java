package dev.brynje.compose;

import java.util.Optional;

/**
 * A file system that a service mounts, other than by {@code tmpfs}.
 *
 * @param fields in Compose's long form
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes">volumes</a>
 */
public record Mount(Fields fields) {
  /** What is mounted. */
  public enum Kind {
    /** A file or directory of the host. */
    BIND,
    /** A volume, with a name or without. */
    VOLUME,
    TMPFS,
    /** A named pipe of Windows. */
    NPIPE,
    CLUSTER,
    IMAGE,
    /** Which it is depends upon a variable that nobody sets. */
    UNKNOWN
  }

  /** What is mounted. */
  public Kind kind() {
    return switch (fields.text("type").map(Text::raw).orElse("")) {
      case "bind" -> Kind.BIND;
      case "volume" -> Kind.VOLUME;
      case "tmpfs" -> Kind.TMPFS;
      case "npipe" -> Kind.NPIPE;
      case "cluster" -> Kind.CLUSTER;
      case "image" -> Kind.IMAGE;
      default -> Kind.UNKNOWN;
    };
  }

  /** A path of the host, relative to the project's directory if it is, or a volume's name. */
  public Optional<Text> source() {
    return fields.text("source").filter(text -> !text.raw().isEmpty());
  }

  /** Its path in the container. */
  public Optional<Text> target() {
    return fields.text("target");
  }

  /** Whether it is known to be mounted for reading only. */
  public boolean readOnly() {
    return fields.text("read_only").filter(Text::isTrue).isPresent();
  }

  /** Where it is written. */
  public Place place() {
    return fields.place();
  }
}

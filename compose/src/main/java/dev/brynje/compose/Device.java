package dev.brynje.compose;

import java.util.Optional;

/**
 * A device of the host.
 *
 * @param fields in Compose's long form
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#devices">devices</a>
 */
public record Device(Fields fields) {
  /** The host's path, or a CDI name. */
  public Optional<Text> source() {
    return fields.text("source");
  }

  /** Its path in the container. */
  public Optional<Text> target() {
    return fields.text("target");
  }

  /** Some of {@code rwm}. */
  public Optional<Text> permissions() {
    return fields.text("permissions");
  }

  /** Where it is written. */
  public Place place() {
    return fields.place();
  }
}

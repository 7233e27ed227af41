package dev.brynje.compose;

import java.util.Optional;

/**
 * A secret or configuration that a service is given as a file.
 *
 * @param fields in Compose's long form
 */
public record Grant(Fields fields) {
  /** The name of the secret or configuration. */
  public Optional<Text> source() {
    return fields.text("source");
  }

  /** Its path in the container. */
  public Optional<Text> target() {
    return fields.text("target");
  }

  /** Where it is written. */
  public Place place() {
    return fields.place();
  }
}

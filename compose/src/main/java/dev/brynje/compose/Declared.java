package dev.brynje.compose;

import java.util.Optional;

/**
 * A network, volume, secret, configuration, model or job of a project.
 *
 * @param place of its name
 */
public record Declared(String name, Place place, Fields fields) {
  /** Whether it is made elsewhere; not when a variable decides that. */
  public boolean external() {
    return text("external").filter(Text::isTrue).isPresent();
  }

  /** A single value. */
  public Optional<Text> text(String... keys) {
    return fields.text(keys);
  }
}

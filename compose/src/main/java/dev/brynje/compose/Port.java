package dev.brynje.compose;

import java.util.Optional;

/**
 * A port that is published on the host; of a range there is one for each.
 *
 * @param fields in Compose's long form
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports">ports</a>
 */
public record Port(Fields fields) {
  /** The container's port. */
  public Optional<Text> target() {
    return fields.text("target");
  }

  /** The host's port, or range of them; without one Docker chooses it. */
  public Optional<Text> published() {
    return fields.text("published").filter(text -> !text.raw().isEmpty());
  }

  /** The host's address that it is bound to; without one it is bound to all of them. */
  public Optional<Text> hostIp() {
    return fields.text("host_ip").filter(text -> !text.raw().isEmpty());
  }

  /** As {@code tcp}. */
  public String protocol() {
    return fields.text("protocol").map(Text::text).orElse("tcp");
  }

  /** Where it is written. */
  public Place place() {
    return fields.place();
  }
}

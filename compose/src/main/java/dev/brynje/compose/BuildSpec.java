package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * How a service's image is built.
 *
 * @param fields in Compose's long form
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/build.md">build</a>
 */
public record BuildSpec(Fields fields) {
  /** A directory, relative to the project's, or a URL. */
  public Text context() {
    return fields
        .text("context")
        .orElseGet(() -> Text.supplied(".", Scalar.Type.STRING, fields.place()));
  }

  /** Whether the context is a directory below the project's or beside it, as far as is known. */
  public boolean isLocal() {
    Text context = context();
    return context.known() && !Remote.isOne(context.raw()) && !context.raw().startsWith("~");
  }

  /** The Dockerfile's path, from the context. */
  public Optional<Text> dockerfile() {
    return fields.text("dockerfile");
  }

  /** The Dockerfile itself. */
  public Optional<Text> inline() {
    return fields.text("dockerfile_inline");
  }

  /** The stage that is built; without one it is the last. */
  public Optional<Text> target() {
    return fields.text("target");
  }

  /** Build arguments. */
  public List<Variable> args() {
    return Variable.in(fields.get("args"));
  }

  /** Secrets that the build may mount. */
  public List<Grant> secrets() {
    return fields.list("secrets").stream().map(Grant::new).toList();
  }

  /** Where it is written. */
  public Place place() {
    return fields.place();
  }
}

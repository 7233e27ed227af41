package dev.brynje.core;

/**
 * A pattern for resources: kind and name, as {@code Deployment/api-*}. The kind may be written as
 * kubectl takes it: in small letters, as a plural, or short, as {@code deploy/api-*}.
 *
 * @param pattern as it is written
 */
public record ResourcePattern(String pattern) {
  /** Whether a resource is meant. */
  boolean matches(Resource resource) {
    int slash = pattern.indexOf('/');
    String wanted = KindName.lower(pattern.substring(0, Math.max(slash, 0)));
    String kind = KindName.lower(resource.kind());
    return (new Glob(wanted).matches(kind) || KindName.names(wanted, kind))
        && new Glob(pattern.substring(slash + 1)).matches(resource.name());
  }

  /** Whether it names neither a kind nor a resource. */
  boolean isOpen() {
    return new Glob(pattern).isOpen();
  }
}

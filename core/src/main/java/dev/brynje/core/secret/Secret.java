package dev.brynje.core.secret;

/**
 * A secret within a text. The record holds where it is and never the secret itself, so that it can
 * be passed on without care.
 *
 * @param name what the text calls it; empty when it stands by itself
 * @param start offset of its first character, in UTF-16 units
 * @param end offset after its last character
 */
public record Secret(SecretKind kind, String name, int start, int end) {
  public Secret {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a secret must have a character, but is from %s to %s".formatted(start, end));
    }
  }

  Secret named(String itsName) {
    return new Secret(kind, itsName, start, end);
  }

  boolean overlaps(Secret other) {
    return start < other.end && other.start < end;
  }
}

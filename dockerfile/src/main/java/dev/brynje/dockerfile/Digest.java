package dev.brynje.dockerfile;

import java.util.Map;
import java.util.Optional;

/**
 * The grammar of digests.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests">OCI
 *     image specification, Digests</a>
 */
final class Digest {
  private static final Map<String, Integer> LENGTHS =
      Map.of("sha256", 64, "sha384", 96, "sha512", 128);

  private Digest() {}

  /** Why a text is no digest, if it is none. */
  static Optional<String> fault(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      return Optional.of("a digest is an algorithm, a colon and hexadecimal digits");
    }
    Integer length = LENGTHS.get(text.substring(0, colon));
    if (length == null) {
      return Optional.of("a digest is made with sha256, sha384 or sha512");
    }
    String digits = text.substring(colon + 1);
    if (digits.length() != length) {
      return Optional.of(
          "a %s digest has %d digits, but this one has %d"
              .formatted(text.substring(0, colon), length, digits.length()));
    }
    return isHex(digits)
        ? Optional.empty()
        : Optional.of("a digest has the digits 0 to 9 and a to f");
  }

  static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}

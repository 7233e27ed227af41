package dev.brynje.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user and a password as HTTP's basic authentication writes them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
final class BasicCredentials {
  private static final int SHORTEST = 8;

  private BasicCredentials() {}

  static boolean isOfBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  /** Whether a text is the base64 of a user, a colon and a password that is no placeholder. */
  static boolean are(String base64) {
    if (base64.length() < SHORTEST) {
      return false;
    }
    String decoded;
    try {
      decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return false;
    }
    int colon = decoded.indexOf(':');
    return colon >= 0
        && colon + 3 < decoded.length()
        && decoded.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd)
        && !Placeholder.is(NameKind.PASSWORD, "password", decoded.substring(colon + 1));
  }
}

package dev.brynje.core.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A path as a URI reference. Relative paths stay relative, so that a report says the same on every
 * machine.
 *
 * @param value what may stand in {@code artifactLocation.uri}
 * @param belowRoot whether it lies below the directory that the command ran in
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>
 */
record SarifUri(String value, boolean belowRoot) {
  private static final String UNRESERVED = "-._~";

  static SarifUri of(String path) {
    if (path.startsWith("/")) {
      return new SarifUri("file://" + encode(path.replaceFirst("^/+", "/")), false);
    }
    String relative = path.replaceFirst("^(\\./+)+", "");
    boolean outside = relative.equals("..") || relative.startsWith("../");
    return new SarifUri(encode(relative), !outside && !path.equals("-"));
  }

  private static String encode(String path) {
    StringBuilder uri = new StringBuilder(path.length());
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if (c == '/' || isUnreserved(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return uri.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}

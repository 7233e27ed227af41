package dev.brynje.dockerfile;

/**
 * The grammar of permissions as {@code chmod} has them, in octal digits or with letters.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#copy---chown---chmod">COPY
 *     --chmod</a>
 */
final class FileMode {
  private static final int MOST = 07777;

  private FileMode() {}

  static boolean isOne(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return Character.isDigit(text.charAt(0)) ? isOctal(text) : isSymbolic(text);
  }

  private static boolean isOctal(String text) {
    int mode = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      mode = mode * 8 + (c - '0');
      if (c < '0' || c > '7' || mode > MOST) {
        return false;
      }
    }
    return true;
  }

  /** Clauses as {@code u=rwX,go+r-w}. */
  private static boolean isSymbolic(String text) {
    for (String clause : text.split(",", -1)) {
      int at = behind("augo", clause, 0);
      if (at == clause.length()) {
        return false;
      }
      while (at < clause.length()) {
        if ("+-=".indexOf(clause.charAt(at)) < 0) {
          return false;
        }
        at = behind("rstwxXugo", clause, at + 1);
      }
    }
    return true;
  }

  private static int behind(String letters, String clause, int from) {
    int at = from;
    while (at < clause.length() && letters.indexOf(clause.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}

package dev.brynje.core.baseline;

/**
 * Findings that nothing but their place tells apart.
 *
 * @param fingerprint 32 hexadecimal digits, that neither the place of a file nor the name of a
 *     directory has a part in
 * @param about the resource in words; empty when the control is about a file
 * @param path the first of their files, from the directory of the baseline
 * @param times how many there are
 */
record BaselineEntry(String fingerprint, String control, String about, String path, int times) {
  /** More of one no run can find. */
  static final int MOST = 1_000_000;

  private static final int DIGITS = 32;

  /** Whether a text can be a fingerprint. */
  static boolean isFingerprint(String text) {
    boolean right = text.length() == DIGITS;
    for (int i = 0; i < text.length(); i++) {
      right &= Character.digit(text.charAt(i), 16) >= 0;
    }
    return right;
  }

  /** The word with which a resource begins that Compose has no name of its own for. */
  static final String SERVICE = "service";

  /**
   * What no other entry has. Objects have names of their own, wherever they are written; a
   * Dockerfile is known by its path, and a service, which any project may have, by its directory.
   */
  String key() {
    if (about.isEmpty()) {
      return fingerprint + ':' + path;
    }
    return about.startsWith(SERVICE + " ")
        ? fingerprint + ':' + path.substring(0, path.lastIndexOf('/') + 1)
        : fingerprint;
  }

  /** The same and others. */
  BaselineEntry and(BaselineEntry other) {
    String first = other.path.compareTo(path) < 0 ? other.path : path;
    return new BaselineEntry(
        fingerprint, control, about, first, Math.min(MOST, times + other.times));
  }
}

package dev.brynje.dockerfile;

/** Spaces, as BuildKit's own language counts them. */
final class Space {
  private Space() {}

  static boolean is(char c) {
    return switch (c) {
      case '\t',
          '\n',
          '\u000B',
          '\f',
          '\r',
          ' ',
          '\u0085',
          '\u00A0',
          '\u1680',
          '\u2028',
          '\u2029',
          '\u202F',
          '\u205F',
          '\u3000' ->
          true;
      default -> c >= '\u2000' && c <= '\u200A';
    };
  }

  /** Those at which a keyword, and words without quotes, end. */
  static boolean separates(char c) {
    return c == '\t' || c == '\u000B' || c == '\f' || c == '\r' || c == ' ';
  }
}

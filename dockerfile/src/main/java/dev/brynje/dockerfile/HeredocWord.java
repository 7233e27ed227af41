package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word that begins a here-document.
 *
 * @param name that ends it
 */
record HeredocWord(String name, int descriptor, boolean expanded, boolean chomped) {
  private static final Lexer.Keep ALL = new Lexer.Keep(true, true, true);
  private static final Lexer.Keep QUOTES = new Lexer.Keep(true, false, true);
  private static final Lexer.Keep NO_QUOTES = new Lexer.Keep(false, false, true);

  /** Those of a line, whose quotes are read with a backslash whatever escapes otherwise. */
  static List<HeredocWord> in(String line) {
    List<String> words;
    try {
      words = Lexer.words(line, '\\', ALL);
    } catch (WordException _) {
      return List.of();
    }
    List<HeredocWord> found = new ArrayList<>();
    for (String word : words) {
      of(word).ifPresent(found::add);
    }
    return found;
  }

  /**
   * Reads {@code 3<<-"name"}; empty when a word is no such thing.
   *
   * @throws WordException when the name's quotes cannot be read
   */
  static Optional<HeredocWord> of(String word) {
    int at = 0;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    if (!word.startsWith("<<", at)) {
      return Optional.empty();
    }
    int digits = at;
    at += 2;
    boolean chomped = word.startsWith("-", at);
    at += chomped ? 1 : 0;
    while (at < word.length() && "\t\n\f\r ".indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    String rest = word.substring(at);
    if (rest.isEmpty() || rest.indexOf('<') >= 0) {
      return Optional.empty();
    }
    List<String> names = Lexer.words(rest, '\\', NO_QUOTES);
    if (names.size() != 1) {
      return Optional.empty();
    }
    List<String> raw = Lexer.words(rest, '\\', QUOTES);
    boolean expanded = raw.size() == 1 && quotes(names.getFirst()) == quotes(raw.getFirst());
    return Optional.of(
        new HeredocWord(
            names.getFirst(), descriptor(word.substring(0, digits)), expanded, chomped));
  }

  private static long quotes(String word) {
    return word.chars().filter(c -> c == '\'' || c == '"').count();
  }

  private static int descriptor(String digits) {
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }
}

package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Replaces variables and quotes as BuildKit does, which is nearly, but not quite, as a shell does.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">Environment
 *     replacement</a>
 */
final class Lexer {
  /** More than any value that is meant. */
  private static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 100;
  private static final char END = '\uFFFF';

  /**
   * What is kept as it is.
   *
   * @param quotes whether quotes stay
   * @param escapes whether escape characters stay
   * @param unset whether variables that are not set stay
   */
  record Keep(boolean quotes, boolean escapes, boolean unset) {
    static final Keep NOTHING = new Keep(false, false, false);
  }

  /** What a piece of the text gave. */
  private static final class Words {
    private final StringBuilder result = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    void character(char c) {
      if (!Space.is(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }

    List<String> all() {
      if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      return words;
    }
  }

  private final String text;
  private final char escape;
  private final Variables variables;
  private final Keep keep;
  private boolean rawEscapes;

  /** Whether quotes mean nothing. */
  private boolean plain;

  private boolean known = true;
  private boolean overridable;
  private int at;
  private int depth;

  private Lexer(String text, char escape, Variables variables, Keep keep) {
    this.text = text;
    this.escape = escape;
    this.variables = variables;
    this.keep = keep;
    this.rawEscapes = keep.escapes;
    // BuildKit's scanner passes over a byte order mark.
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /**
   * Expands a word.
   *
   * @throws WordException when its quotes or variables cannot be read
   */
  static Expanded expand(String word, char escape, Variables variables) {
    Lexer lexer = new Lexer(word, escape, variables, Keep.NOTHING);
    String result = lexer.until(END, lexer.rawEscapes, false).result.toString();
    return new Expanded(result, lexer.known, lexer.overridable);
  }

  /**
   * Expands a word that may become several; none when they are not known.
   *
   * @throws WordException when its quotes or variables cannot be read
   */
  static List<String> expandedWords(String word, char escape, Variables variables) {
    Lexer lexer = new Lexer(word, escape, variables, Keep.NOTHING);
    List<String> words = lexer.until(END, lexer.rawEscapes, false).all();
    return lexer.known ? words : List.of();
  }

  /**
   * Looks whether the variables of a text can be read in which quotes mean nothing, as BuildKit
   * reads a here-document.
   *
   * @throws WordException when they cannot
   */
  static void checkPlain(String text, Variables variables) {
    Lexer lexer = new Lexer(text, '\\', variables, Keep.NOTHING);
    lexer.plain = true;
    lexer.until(END, lexer.rawEscapes, false);
  }

  /**
   * Cuts a text into words at spaces outside quotes.
   *
   * @throws WordException when its quotes or variables cannot be read
   */
  static List<String> words(String text, char escape, Keep keep) {
    Lexer lexer = new Lexer(text, escape, Variables.NONE, keep);
    return lexer.until(END, lexer.rawEscapes, false).all();
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  /** Reads to a character outside quotes, which it takes along. */
  private Words until(char stop, boolean raw, boolean pattern) {
    if (++depth > DEEPEST) {
      throw new WordException("variables are nested more than %d deep".formatted(DEEPEST));
    }
    boolean before = rawEscapes;
    rawEscapes = raw;
    Words words = new Words();
    while (!isAtEnd()) {
      char c = peek();
      if (stop != END && c == stop) {
        at++;
        rawEscapes = before;
        depth--;
        return words;
      }
      part(c, pattern, words);
      if (words.result.length() > LONGEST) {
        throw new WordException("a word becomes longer than %d characters".formatted(LONGEST));
      }
    }
    if (stop != END) {
      throw new WordException("'%s' is missing".formatted(stop));
    }
    depth--;
    return words;
  }

  private void part(char c, boolean pattern, Words words) {
    boolean quote = c == '\'' || c == '"';
    if (quote && plain) {
      at++;
      words.character(c);
      words.result.append(c);
      return;
    }
    switch (c) {
      case '\'' -> raw(singleQuoted(pattern), words);
      case '"' -> raw(doubleQuoted(pattern), words);
      case '$' -> {
        String value = variable();
        words.result.append(value);
        for (int i = 0; i < value.length(); i++) {
          words.character(value.charAt(i));
        }
      }
      case '<' -> raw(perhapsHeredoc(), words);
      default -> {
        at++;
        if (c == escape) {
          if (rawEscapes) {
            raw(String.valueOf(c), words);
          }
          if (!isAtEnd()) {
            raw(String.valueOf(text.charAt(at++)), words);
          }
        } else {
          words.character(c);
          words.result.append(c);
        }
      }
    }
  }

  private static void raw(String part, Words words) {
    words.word.append(part);
    words.result.append(part);
  }

  private String singleQuoted(boolean pattern) {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      throw new WordException("a single quote is not closed");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    if (pattern) {
      inside = inside.replace(String.valueOf(escape), String.valueOf(escape) + escape);
    }
    return keep.quotes ? "'" + inside + "'" : inside;
  }

  private String doubleQuoted(boolean pattern) {
    StringBuilder inside = new StringBuilder(keep.quotes ? "\"" : "");
    at++;
    while (true) {
      if (isAtEnd()) {
        throw new WordException("a double quote is not closed");
      }
      char c = peek();
      if (c == '"') {
        at++;
        return inside.append(keep.quotes ? "\"" : "").toString();
      }
      if (c == '$') {
        inside.append(variable());
        continue;
      }
      at++;
      if (c == escape) {
        if (isAtEnd()) {
          continue;
        }
        char next = peek();
        if (next == '"' || next == '$' || next == escape) {
          inside.append(rawEscapes ? String.valueOf(c) : "");
          c = next;
          at++;
        } else if (rawEscapes && (!keep.quotes || pattern)) {
          inside.append(c);
        }
      }
      inside.append(c);
    }
  }

  /** The mark of a here-document keeps its spaces together with its word. */
  private String perhapsHeredoc() {
    at++;
    if (peek() != '<') {
      return "<";
    }
    int start = at++;
    while (peek() == '\t' || peek() == '\r' || peek() == ' ') {
      at++;
    }
    return "<" + text.substring(start, at);
  }

  private String variable() {
    at++;
    if (peek() != '{') {
      String name = name();
      if (name.isEmpty()) {
        return "$";
      }
      Variables.Value value = look(name);
      return keep.unset && !isSet(value) ? "$" + name : value.text();
    }
    at++;
    if (isAtEnd()) {
      throw new WordException("'}' is missing");
    }
    if (peek() == '{' || peek() == '}' || peek() == ':') {
      throw new WordException("'${%s' is no substitution".formatted(peek()));
    }
    return substitution(name());
  }

  private String substitution(String name) {
    char c = next();
    boolean orEmpty = c == ':';
    char modifier = orEmpty ? next() : c;
    return switch (modifier) {
      case '}' -> {
        if (orEmpty) {
          throw unsupported(":}");
        }
        Variables.Value value = look(name);
        yield keep.unset && !isSet(value) ? "${" + name + "}" : value.text();
      }
      case '+', '-', '?' -> choice(name, orEmpty, modifier);
      case '#', '%' -> {
        if (orEmpty) {
          throw unsupported(":" + modifier);
        }
        yield trimmed(name, modifier);
      }
      case '/' -> {
        if (orEmpty) {
          throw unsupported(":/");
        }
        yield replaced(name);
      }
      default -> throw unsupported((orEmpty ? ":" : "") + modifier);
    };
  }

  private char next() {
    if (isAtEnd()) {
      throw new WordException("'}' is missing");
    }
    return text.charAt(at++);
  }

  private static WordException unsupported(String modifier) {
    boolean shown = modifier.chars().allMatch(c -> c > ' ' && c < 127);
    return shown
        ? new WordException(
            "the modifier '%s' is none".formatted(modifier), "see what may stand in ${…}")
        : new WordException("'}' is missing");
  }

  private String choice(String name, boolean orEmpty, char modifier) {
    String word = until('}', false, false).result.toString();
    boolean before = known;
    Variables.Value value = look(name);
    boolean set = isSet(value);
    if (modifier == '-' && value.state() == Variables.State.UNGIVEN) {
      known = before;
    }
    if (keep.unset && !set) {
      return "${%s%s%s%s}".formatted(name, orEmpty ? ":" : "", modifier, word);
    }
    boolean there = set && !(orEmpty && value.text().isEmpty());
    return switch (modifier) {
      case '-' -> there ? value.text() : word;
      case '+' -> there ? word : "";
      default -> {
        if (!there && isKnown(value)) {
          throw new WordException(
              "the variable %s is not set".formatted(name),
              "give it a value before, or take the ? away");
        }
        yield value.text();
      }
    };
  }

  private String trimmed(String name, char modifier) {
    String word = until('}', true, true).result.toString();
    Variables.Value value = look(name);
    if (keep.unset && !isSet(value)) {
      return "${%s%s%s}".formatted(name, modifier, word);
    }
    boolean longest = !word.isEmpty() && word.charAt(0) == modifier;
    Pattern pattern = Pattern.of(longest ? word.substring(1) : word);
    return modifier == '#'
        ? pattern.withoutPrefix(value.text(), longest)
        : pattern.withoutSuffix(value.text(), longest);
  }

  private String replaced(String name) {
    boolean all = peek() == '/';
    if (all) {
      at++;
    }
    String pattern = until('/', true, true).result.toString();
    String replacement = until('}', true, false).result.toString();
    Variables.Value value = look(name);
    if (keep.unset && !isSet(value)) {
      return "${%s/%s/%s}".formatted(name, pattern, replacement);
    }
    return Pattern.of(pattern).replaced(value.text(), replacement, all);
  }

  private Variables.Value look(String name) {
    Variables.Value value = variables.get(name);
    known &= isKnown(value);
    overridable |= value.state() == Variables.State.DEFAULT || !isKnown(value);
    return value;
  }

  private static boolean isKnown(Variables.Value value) {
    return value.state() != Variables.State.UNKNOWN && value.state() != Variables.State.UNGIVEN;
  }

  private static boolean isSet(Variables.Value value) {
    return value.state() == Variables.State.SET || value.state() == Variables.State.DEFAULT;
  }

  /** Letters, digits and underscores; digits alone, or one special character. */
  private String name() {
    int start = at;
    if (!isAtEnd() && Character.isDigit(peek())) {
      while (!isAtEnd() && Character.isDigit(peek())) {
        at++;
      }
    } else if (!isAtEnd() && "@*#?-$!0".indexOf(peek()) >= 0) {
      at++;
    } else {
      while (!isAtEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
        at++;
      }
    }
    return text.substring(start, at);
  }
}

package dev.brynje.compose;

import java.util.Optional;

/**
 * Replaces the variables of a text, as Compose does: {@code $NAME}, {@code ${NAME}}, {@code
 * ${NAME:-default}} and its like, and {@code $$} for a dollar sign.
 *
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md">Interpolation</a>
 */
final class Template {
  /** Gives the values of variables. */
  interface Lookup {
    Optional<String> get(String name);
  }

  /** Ends a text whose variables cannot be replaced. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  private static final int DEEPEST = 50;
  private static final int LONGEST = 1 << 20;

  private final Lookup variables;
  private final StringBuilder result = new StringBuilder();
  private boolean secret;

  private Template(Lookup variables) {
    this.variables = variables;
  }

  /**
   * A text with its variables replaced.
   *
   * @param text with {@link Text#UNKNOWN} for what nobody knows
   * @param secret whether the value of a variable is in it
   */
  record Result(String text, boolean secret) {}

  static Result of(String text, Lookup variables) throws Broken {
    Template template = new Template(variables);
    template.replace(text, 0);
    return new Result(template.result.toString(), template.secret);
  }

  private void replace(String text, int depth) throws Broken {
    if (depth > DEEPEST) {
      throw new Broken("variables are nested more than " + DEEPEST + " deep");
    }
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar + 1 == text.length()) {
        break;
      }
      append(text, at, dollar);
      char next = text.charAt(dollar + 1);
      if (next == '$') {
        append("$", 0, 1);
        at = dollar + 2;
      } else if (next == '{') {
        at = braced(text, dollar, depth);
      } else if (beginsName(next)) {
        at = nameEnd(text, dollar + 1);
        plain(text.substring(dollar + 1, at));
      } else {
        append("$", 0, 1);
        at = dollar + 1;
      }
    }
    append(text, at, text.length());
  }

  /** Replaces one in braces; gives where the text goes on. */
  private int braced(String text, int dollar, int depth) throws Broken {
    int name = dollar + 2;
    int operator = nameEnd(text, name);
    int lineEnd = text.indexOf('\n', operator);
    int last = text.lastIndexOf('}', (lineEnd < 0 ? text.length() : lineEnd) - 1);
    boolean bare = operator < text.length() && text.charAt(operator) == '}';
    int word = bare ? operator : operatorEnd(text, operator);
    if (operator == name || word < 0 || last < word) {
      throw new Broken("a variable is not written as ${NAME} or ${NAME:-default}");
    }
    String its = text.substring(name, operator);
    if (bare) {
      plain(its);
      return operator + 1;
    }
    int close = close(text, dollar, last);
    operated(its, text.substring(operator, word), text.substring(word, close), depth);
    return close + 1;
  }

  /** The brace that ends it; the last one of the line where braces do not match. */
  private static int close(String text, int dollar, int last) {
    int open = 0;
    for (int i = dollar; i <= last; i++) {
      char c = text.charAt(i);
      if (c == '}' && --open == 0) {
        return i;
      }
      if (c == '{') {
        open++;
        // Compose passes over whatever stands behind an opening brace.
        i++;
      }
    }
    return last;
  }

  private void operated(String name, String operator, String word, int depth) throws Broken {
    Optional<String> value = variables.get(name);
    boolean present =
        value.isPresent() && !(operator.startsWith(":") && value.orElseThrow().isEmpty());
    switch (operator.charAt(operator.length() - 1)) {
      case '-' -> {
        if (present) {
          value(value.orElseThrow());
        } else {
          replace(word, depth + 1);
        }
      }
      case '+' -> {
        if (present) {
          replace(word, depth + 1);
        }
      }
      default -> {
        if (present) {
          value(value.orElseThrow());
        } else {
          // Whoever starts the project has to give it.
          append(String.valueOf(Text.UNKNOWN), 0, 1);
        }
      }
    }
  }

  private void plain(String name) throws Broken {
    value(variables.get(name).orElse(String.valueOf(Text.UNKNOWN)));
  }

  private void value(String value) throws Broken {
    secret |= !value.isEmpty() && value.charAt(0) != Text.UNKNOWN;
    append(value, 0, value.length());
  }

  private void append(String text, int from, int to) throws Broken {
    if (result.length() + to - from > LONGEST) {
      throw new Broken("its variables make it longer than " + LONGEST + " characters");
    }
    result.append(text, from, to);
  }

  /** After {@code :-}, {@code -} and their like; less than nothing when there is none. */
  private static int operatorEnd(String text, int at) {
    int sign = at < text.length() && text.charAt(at) == ':' ? at + 1 : at;
    return sign < text.length() && "-+?".indexOf(text.charAt(sign)) >= 0 ? sign + 1 : -1;
  }

  private static boolean beginsName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (beginsName(text.charAt(end))
            || (end > from && text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }
}

package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts scripts into commands and words, as far as shells agree, and asks {@link CommandSecrets} of
 * each word, and {@link Fed}. Only texts in which something stands that may take a password are
 * read.
 */
final class ScriptScanner {
  private static final String OPTIONS = "pPauUwbksdS-";

  private static final List<String> TAKERS =
      List.of(
          "passw",
          "netrc",
          "rabbitmqctl",
          "config",
          "net user",
          "mc alias",
          "npm set",
          "admin user");

  /** How far the end of a quoted word is sought. */
  private static final int LONGEST_WORD = 512;

  private final String text;
  private final CommandSecrets command = new CommandSecrets();
  private final List<Secret> found = new ArrayList<>(0);
  private final Fed fed = new Fed();

  private ScriptScanner(String text) {
    this.text = text;
  }

  /** The secrets, in order and apart from each other. */
  static List<Secret> in(String text) {
    if (!hasOption(text) && !mayTake(text)) {
      return List.of();
    }
    ScriptScanner scanner = new ScriptScanner(text);
    scanner.scan();
    return Secrets.together(scanner.found, scanner.fed.found());
  }

  /** Whether a program may stand in it that takes a password without an option. */
  private static boolean mayTake(String text) {
    if (text.indexOf(' ') < 0) {
      return false;
    }
    for (String part : TAKERS) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a dash with one of the letters follows a blank. */
  static boolean isOption(String text, int dash) {
    return dash > 0
        && dash + 1 < text.length()
        && text.charAt(dash - 1) <= ' '
        && OPTIONS.indexOf(text.charAt(dash + 1)) >= 0;
  }

  private static boolean hasOption(String text) {
    for (int dash = text.indexOf('-', 1); dash > 0; dash = text.indexOf('-', dash + 1)) {
      if (isOption(text, dash)) {
        return true;
      }
    }
    return false;
  }

  private void scan() {
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (i == 0 || text.charAt(i - 1) != '\\') {
          command.begin();
          fed.begin(false);
        }
        i++;
      } else if (c == '#' && (i == 0 || text.charAt(i - 1) <= ' ')) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c <= ' ' || c == '\\') {
        i++;
      } else if (separates(c)) {
        boolean or =
            c == '|' && ((i > 0 && text.charAt(i - 1) == '|') || text.startsWith("|", i + 1));
        command.begin();
        fed.begin(c == '|' && !or);
        i++;
      } else {
        i = word(i);
      }
    }
  }

  /** Asks of the word that starts here and returns where it ends. */
  private int word(int start) {
    int end = start;
    while (end < text.length() && !endsWord(text.charAt(end))) {
      end++;
    }
    String bare = text.substring(start, end);
    int quote = end < text.length() && isQuote(text.charAt(end)) ? end : -1;
    int close = quote < 0 || !takesQuoted(bare) ? -1 : closing(quote);
    if (close < 0) {
      ask(bare, start, bare.length(), 0);
      return end == start ? start + 1 : end;
    }
    ask(bare + text.substring(quote + 1, close), start, bare.length(), 1);
    return close + 1;
  }

  /** Else the quotes may hold a whole script of its own, and are read on as if not there. */
  private boolean takesQuoted(String bare) {
    return bare.isEmpty() ? command.awaits() : bare.startsWith("-");
  }

  private int closing(int quote) {
    int limit = Math.min(text.length(), quote + LONGEST_WORD);
    return text.indexOf(text.charAt(quote), quote + 1, limit);
  }

  /**
   * @param bare how much of the word stands before its quote
   * @param skipped characters of the text after that, which are no part of the word
   */
  private void ask(String word, int at, int bare, int skipped) {
    if (word.isEmpty()) {
      return;
    }
    // What stands before its quote is no part of what it says, as the n of $'…'.
    fed.next(word, at + (bare == 0 ? skipped : 0));
    command
        .next(word)
        .ifPresent(secret -> {
          int start = at + secret.start() + (secret.start() >= bare ? skipped : 0);
          int end = at + secret.end() + (secret.end() > bare ? skipped : 0);
          found.add(new Secret(secret.kind(), secret.name(), start, end));
        });
  }

  private static boolean endsWord(char c) {
    return c <= ' ' || isQuote(c) || separates(c);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean separates(char c) {
    return c == ';' || c == '|' || c == '&' || c == '`' || c == ')';
  }
}

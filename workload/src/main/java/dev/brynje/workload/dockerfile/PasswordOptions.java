package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Passwords, and what is made of them, that a command is given as arguments: {@code useradd -p X},
 * {@code openssl passwd -6 X}. Whether one is a secret or not, no output shows it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/useradd.8.html">useradd</a>
 */
final class PasswordOptions {
  private static final String LONG = "--password";

  /** Options of useradd, usermod and groupadd that may stand in one word before {@code -p}. */
  private static final String SWITCHES = "afFDlLmMNorUZ";

  private PasswordOptions() {}

  /** Whether an option of a command sets a password. */
  static boolean isSetBy(RunCommand command) {
    return setsAccounts(command) && command.arguments().stream().anyMatch(PasswordOptions::names);
  }

  /** Where they stand. */
  static List<Span> in(RunCommand command) {
    List<Span> found = new ArrayList<>(0);
    if (setsAccounts(command)) {
      options(command, found);
    } else if (hashes(command)) {
      command.operands().stream()
          .filter(word -> !word.is("passwd"))
          .forEach(word -> found.add(command.span(word)));
    }
    return found;
  }

  private static boolean setsAccounts(RunCommand command) {
    return command.isAny("useradd", "usermod", "groupadd", "groupmod");
  }

  private static boolean hashes(RunCommand command) {
    return command.isAny("mkpasswd") || (command.isAny("openssl") && command.hasWord("passwd"));
  }

  private static void options(RunCommand command, List<Span> found) {
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      ShellWord word = words.get(i);
      int option = names(word) ? length(word.text()) : 0;
      if (option > 0 && option < word.text().length()) {
        // Quotes only make what is written longer, so that the value is never before this.
        int start = Math.min(word.start() + option, word.end() - 1);
        found.add(command.places().span(start, word.end()));
      } else if (option > 0 && i + 1 < words.size()) {
        found.add(command.span(words.get(++i)));
      }
    }
  }

  private static boolean names(ShellWord word) {
    return length(word.text()) > 0;
  }

  /** How much of a word names the option; 0 when it is another one. */
  private static int length(String word) {
    if (word.equals(LONG) || word.startsWith(LONG + "=")) {
      return Math.min(word.length(), LONG.length() + 1);
    }
    int at = 1;
    while (at < word.length() && SWITCHES.indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    return word.startsWith("-") && at < word.length() && word.charAt(at) == 'p' ? at + 1 : 0;
  }
}

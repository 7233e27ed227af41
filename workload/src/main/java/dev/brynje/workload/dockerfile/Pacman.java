package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Arch Linux's pacman is told by letters: {@code -Syu curl} renews the lists, upgrades
 * everything and installs curl.
 *
 * @see <a href="https://man.archlinux.org/man/pacman.8">pacman(8)</a>
 */
final class Pacman {
  /** Those of {@code -S} that ask, and install nothing. */
  private static final String ASKS = "gilpsc";

  private static final Set<String> VALUED =
      Set.of("-b", "-r", "--dbpath", "--root", "--overwrite", "--config", "--cachedir", "--ignore");

  private Pacman() {}

  /** The packages that are installed by their names. */
  static List<ShellWord> installed(RunCommand command) {
    String letters = letters(command);
    boolean asks = letters.chars().anyMatch(letter -> ASKS.indexOf(letter) >= 0);
    return letters.indexOf('S') < 0 || asks ? List.of() : targets(command);
  }

  /** Whether everything is upgraded. */
  static boolean upgrades(RunCommand command) {
    String letters = letters(command);
    return letters.indexOf('S') >= 0 && letters.indexOf('u') >= 0;
  }

  /** Whether every package is taken out of the cache; one {@code c} leaves those in use. */
  static boolean cleans(RunCommand command) {
    String letters = letters(command);
    return letters.indexOf('S') >= 0 && letters.chars().filter(letter -> letter == 'c').count() > 1;
  }

  /** All that it is told by letters or by the words for them. */
  private static String letters(RunCommand command) {
    StringBuilder letters = new StringBuilder();
    for (ShellWord word : command.command().words()) {
      String text = word.text();
      if (text.startsWith("-") && !text.startsWith("--")) {
        letters.append(text, 1, text.length());
      }
      letters.append(
          switch (text) {
            case "--sync" -> "S";
            case "--sysupgrade" -> "u";
            case "--clean" -> "c";
            case "--search", "--info", "--list", "--groups", "--print" -> "s";
            default -> "";
          });
    }
    return letters.toString();
  }

  private static List<ShellWord> targets(RunCommand command) {
    List<ShellWord> targets = new ArrayList<>();
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      if (VALUED.contains(words.get(i).text())) {
        i++;
      } else if (!words.get(i).text().startsWith("-")) {
        targets.add(words.get(i));
      }
    }
    return targets;
  }
}

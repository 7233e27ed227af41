package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The settings that APT is given with {@code -o Name::Of=value}. */
final class AptOptions {
  /** What is longer is no setting that is known here. */
  private static final int LONGEST = 200;

  private AptOptions() {}

  /** Whether one of them, in lower case, is as asked. */
  static boolean anyMatch(RunCommand command, Predicate<String> asked) {
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text().toLowerCase(Locale.ROOT);
      boolean alone = word.equals("-o") || word.equals("--option");
      String option = alone && i + 1 < words.size() ? words.get(i + 1).text() : word;
      String setting = option.toLowerCase(Locale.ROOT).replaceFirst("^(-o=?|--option=)", "");
      if (setting.length() < LONGEST && asked.test(setting)) {
        return true;
      }
    }
    return false;
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts that a build makes with the number of root: {@code adduser -u 0 toor}. */
final class RootAccounts {
  private static final String LONG = "--uid";

  private RootAccounts() {}

  /** Their names, as of the end of a stage. */
  static Set<String> in(StageSubject stage) {
    Set<String> names = new HashSet<>();
    Optional<StageSubject> one = Optional.of(stage);
    while (one.isPresent()) {
      for (RunScript script : one.get().scripts()) {
        script.commands().forEach(command -> made(command).ifPresent(names::add));
      }
      one = one.get().base();
    }
    return names;
  }

  private static Optional<String> made(RunCommand command) {
    return command.isAny("adduser", "useradd", "usermod") && isOfRoot(command.arguments())
        ? command.arguments().stream()
            .map(ShellWord::text)
            .filter(word -> !word.startsWith("-"))
            .reduce((_, last) -> last)
        : Optional.empty();
  }

  private static boolean isOfRoot(List<ShellWord> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      String next = i + 1 < words.size() ? words.get(i + 1).text() : "";
      if (word.equals(LONG + "=0") || (word.equals(LONG) && next.equals("0"))) {
        return true;
      }
      boolean letters = word.startsWith("-") && !word.startsWith("--");
      if (letters && (word.equals("-u0") || (word.endsWith("u") && next.equals("0")))) {
        return true;
      }
    }
    return false;
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program that comes from a registry to be run once: {@code npx prettier}, {@code pnpm dlx
 * prettier}.
 *
 * @param source as it is named, perhaps with its version
 * @param perhaps whether one that the project has installed is run instead
 * @see <a href="https://docs.npmjs.com/cli/commands/npx">npx</a>
 */
record FetchedProgram(ShellWord source, boolean perhaps) {
  private static final Set<String> LOCAL_ONLY = Set.of("--no-install", "--no", "--offline");
  private static final Set<String> PACKAGES = Set.of("-p", "--package", "--from", "--spec");

  static Optional<FetchedProgram> of(RunCommand command) {
    List<ShellWord> words = command.arguments();
    return switch (command.name()) {
      case "npx", "bunx" -> first(words, true);
      case "pnpx", "uvx" -> first(words, false);
      case "npm" -> after(words, Set.of("exec", "x"), true);
      case "bun" -> after(words, Set.of("x"), true);
      case "pnpm", "yarn" -> after(words, Set.of("dlx"), false);
      case "pipx" -> after(words, Set.of("run", "install"), false);
      default -> Optional.empty();
    };
  }

  private static Optional<FetchedProgram> after(
      List<ShellWord> words, Set<String> verbs, boolean perhaps) {
    return !words.isEmpty() && verbs.contains(words.getFirst().text())
        ? first(words.subList(1, words.size()), perhaps)
        : Optional.empty();
  }

  /** The package of an option, else the first word that is none. */
  private static Optional<FetchedProgram> first(List<ShellWord> words, boolean perhaps) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      if (LOCAL_ONLY.contains(word)) {
        return Optional.empty();
      }
      int equals = word.indexOf('=');
      if (equals > 0 && PACKAGES.contains(word.substring(0, equals))) {
        return Optional.of(new FetchedProgram(after(words.get(i), equals + 1), perhaps));
      }
      if (PACKAGES.contains(word) && i + 1 < words.size()) {
        return Optional.of(new FetchedProgram(words.get(i + 1), perhaps));
      }
      if (!word.startsWith("-")) {
        return Optional.of(new FetchedProgram(words.get(i), perhaps));
      }
    }
    return Optional.empty();
  }

  private static ShellWord after(ShellWord word, int from) {
    return new ShellWord(
        word.text().substring(from), word.quoted(), word.start(), word.end(), word.variables());
  }
}

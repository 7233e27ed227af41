package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;
import java.util.Optional;

/** Modes as chmod takes them, in figures or in letters. */
final class FileMode {
  private static final int WRITTEN_BY_OTHERS = 0002;
  private static final int STICKY = 01000;
  private static final int SET_ID = 06000;

  /**
   * A mode that a command gives.
   *
   * @param word the one that it stands in
   */
  record Given(String mode, ShellWord word) {}

  private FileMode() {}

  /** What {@code chmod}, {@code install -m} and {@code mkdir -m} give; empty for other commands. */
  static Optional<Given> given(RunCommand command) {
    if (command.isAny("chmod")) {
      return command.operands().stream().findFirst().map(word -> new Given(word.text(), word));
    }
    List<ShellWord> words = command.arguments();
    for (int i = 0; command.isAny("install", "mkdir", "mkfifo", "mknod") && i < words.size(); i++) {
      String word = words.get(i).text();
      int letter = word.startsWith("-") && !word.startsWith("--") ? word.indexOf('m') : -1;
      if (word.startsWith("--mode=")) {
        return Optional.of(new Given(word.substring("--mode=".length()), words.get(i)));
      }
      if (letter > 0 && letter + 1 < word.length()) {
        return Optional.of(new Given(word.substring(letter + 1), words.get(i)));
      }
      if ((letter > 0 || word.equals("--mode")) && i + 1 < words.size()) {
        return Optional.of(new Given(words.get(i + 1).text(), words.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  /** Whether everybody may write, without the bit that guards a shared directory. */
  static boolean isWritableByAll(String mode) {
    if (isOctal(mode)) {
      int bits = Integer.parseInt(mode, 8);
      return (bits & WRITTEN_BY_OTHERS) != 0 && (bits & STICKY) == 0;
    }
    for (String part : mode.split(",", -1)) {
      int sign = sign(part);
      String who = sign < 0 ? "" : part.substring(0, sign);
      boolean others = who.indexOf('o') >= 0 || who.indexOf('a') >= 0;
      boolean sticky = part.indexOf('t') >= 0;
      if (sign >= 0 && others && !sticky && part.indexOf('w', sign) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a program runs as its owner or group. */
  static boolean setsId(String mode) {
    if (isOctal(mode)) {
      return (Integer.parseInt(mode, 8) & SET_ID) != 0;
    }
    for (String part : mode.split(",", -1)) {
      int sign = sign(part);
      if (sign >= 0 && part.indexOf('s', sign) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Where rights are given; -1 when none are. */
  private static int sign(String part) {
    return Math.max(part.indexOf('+'), part.indexOf('='));
  }

  private static boolean isOctal(String mode) {
    return !mode.isEmpty()
        && mode.length() <= 6
        && mode.chars().allMatch(c -> c >= '0' && c <= '7');
  }
}

package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellReader;
import dev.brynje.dockerfile.shell.ShellScript;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.StageSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text that says a shell no more than to start one program. */
final class PlainCommand {
  /** What is a part of the shell, and no program, or another one. */
  private static final Set<String> BUILT_IN =
      Set.of(
          ".",
          ":",
          "[",
          "[[",
          "alias",
          "bg",
          "break",
          "builtin",
          "cd",
          "command",
          "continue",
          "declare",
          "echo",
          "eval",
          "exec",
          "exit",
          "export",
          "fg",
          "getopts",
          "hash",
          "jobs",
          "kill",
          "let",
          "local",
          "printf",
          "pwd",
          "read",
          "readonly",
          "return",
          "set",
          "shift",
          "shopt",
          "source",
          "test",
          "time",
          "times",
          "trap",
          "type",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "wait");

  /** What a shell makes of these is not known from the text. */
  private static final String PATTERNS = "*?[]{}!";

  private static final Set<String> OPTIONS =
      Set.of(
          "-c",
          "-e",
          "-u",
          "-x",
          "-o",
          "pipefail",
          "errexit",
          "nounset",
          "-ec",
          "-eo",
          "-exc",
          "-euo",
          "-euxo",
          "-exo",
          "-xe",
          "-ex",
          "-eu",
          "-eux",
          "-euc",
          "-xec");

  private PlainCommand() {}

  /** Its words, if it is one. */
  static Optional<List<String>> words(String text) {
    ShellScript script = ShellReader.read(text);
    if (!script.whole() || script.commands().size() != 1) {
      return Optional.empty();
    }
    ShellCommand command = script.commands().getFirst();
    boolean plain =
        command.assignments().isEmpty()
            && command.redirections().isEmpty()
            && command.within().isEmpty()
            && command.link() == ShellCommand.Link.END
            && !command.words().isEmpty()
            && command.words().getLast().end() == text.stripTrailing().length()
            && !BUILT_IN.contains(command.words().getFirst().text());
    List<String> words = new ArrayList<>();
    for (ShellWord word : command.words()) {
      plain &= word.isKnown() && isLiteral(word);
      words.add(word.text());
    }
    return plain ? Optional.of(words) : Optional.empty();
  }

  private static boolean isLiteral(ShellWord word) {
    String text = word.text();
    return text.chars().allMatch(c -> c >= ' ' && PATTERNS.indexOf(c) < 0)
        && !text.startsWith("~")
        && text.indexOf('`') < 0
        && text.indexOf('$') < 0;
  }

  /** Whether the shell of a stage only reads what it is given, and nothing of its own before. */
  static boolean isPlain(StageSubject stage, Instruction instruction) {
    boolean changes = false;
    boolean behind = false;
    for (Instruction one : stage.stage().instructions()) {
      behind |= one.equals(instruction);
      changes |= behind && one instanceof Instruction.Shell;
    }
    List<String> shell = stage.shell();
    return !changes && !isForeign(stage) && OPTIONS.containsAll(shell.subList(1, shell.size()));
  }

  /** Whether the shell of a stage is none that reads scripts as POSIX has them. */
  static boolean isForeign(StageSubject stage) {
    String shell = stage.shell().getFirst();
    return !Set.of("sh", "bash", "ash", "dash")
        .contains(shell.substring(shell.lastIndexOf('/') + 1));
  }
}

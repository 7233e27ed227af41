package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a script last takes back what {@link SecretKeepers} keep, or removes files. */
final class Undoing {
  private static final Set<String> UNDO =
      Set.of(
          "--unset",
          "--unset-all",
          "--remove-section",
          "unset",
          "delete",
          "rm",
          "remove",
          "logout");

  /** By the names of programs. */
  private final Map<String, Integer> undone = new HashMap<>();

  /** By the words that name files. */
  private final Map<String, Integer> removed = new HashMap<>();

  /** Of a file or directory that is hidden, as what programs keep mostly is. */
  private int hidden = -1;

  Undoing(RunScript script) {
    List<RunCommand> commands = script.commands();
    for (int i = 0; i < commands.size(); i++) {
      RunCommand command = commands.get(i);
      boolean removes = command.isAny("rm", "shred", "unlink");
      for (ShellWord word : command.arguments()) {
        String text = word.text();
        if (UNDO.contains(text)) {
          undone.put(command.name(), i);
        }
        if (removes) {
          removed.put(text, i);
          hidden = text.startsWith(".") || text.contains("/.") ? i : hidden;
        }
      }
    }
  }

  /** Whether a command that keeps a secret is followed by one that takes it back. */
  boolean isOf(RunCommand kept, int at) {
    return hidden > at
        || undone.getOrDefault(kept.name(), -1) > at
        || kept.arguments().stream().anyMatch(word -> removed.getOrDefault(word.text(), -1) > at);
  }
}

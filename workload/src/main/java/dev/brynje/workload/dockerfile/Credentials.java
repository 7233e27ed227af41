package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file of credentials that a RUN instruction writes and leaves in its layer.
 *
 * @param path as it is written, its variables left out
 */
record Credentials(RunCommand command, String path) {
  private static final Set<String> NAMES =
      Set.of(
          ".netrc",
          ".npmrc",
          ".pypirc",
          ".git-credentials",
          ".pgpass",
          ".vault-token",
          "id_rsa",
          "id_ecdsa",
          "id_ed25519");

  /** {@code echo … > ~/.netrc}, whatever is written there, unless it is removed or mounted. */
  static List<Credentials> writtenBy(RunScript script) {
    List<Credentials> written = new ArrayList<>(0);
    Removed removed = new Removed(script);
    for (RunCommand command : script.commands()) {
      for (ShellCommand.Redirection one : command.command().redirections()) {
        if (one.writes() && !one.operator().endsWith("&")) {
          written(script, removed, command, one.target(), written);
        }
      }
      if (command.isAny("tee")) {
        command.operands().forEach(word -> written(script, removed, command, word, written));
      }
    }
    return written;
  }

  /** Whether a file holds credentials by its name. */
  static boolean isNamed(String path) {
    return NAMES.contains(ImagePath.name(path));
  }

  private static void written(
      RunScript script,
      Removed removed,
      RunCommand command,
      ShellWord word,
      List<Credentials> written) {
    String path = word.text().replace("" + ShellWord.HOLE, "");
    String name = ImagePath.name(path);
    if (isNamed(path) && !removed.has(path) && !isMounted(script, name)) {
      written.add(new Credentials(command, path));
    }
  }

  /** Whether it is written into a mount, which no layer keeps. */
  private static boolean isMounted(RunScript script, String name) {
    for (Flag flag : script.run().head().flags()) {
      boolean kept = !flag.value().contains("type=secret") && !flag.value().contains("type=tmpfs");
      if (flag.name().equals("mount") && !kept) {
        if (flag.value().contains("type=tmpfs") || flag.value().contains("/" + name)) {
          return true;
        }
      }
    }
    return false;
  }
}

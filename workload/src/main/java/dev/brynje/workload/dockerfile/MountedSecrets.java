package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Mount;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Commands that take a secret out of its mount and leave it in the layer: {@code cp
 * /run/secrets/npm /root/.npmrc}, {@code cat /run/secrets/token > /app/token}.
 *
 * @see <a
 *     href="https://docs.docker.com/reference/dockerfile/#run---mounttypesecret">--mount=type=secret</a>
 */
final class MountedSecrets {
  /** What a pipe makes of it is not known, and may leave nothing. */
  private static final String[] PRINTERS = {
    "cat", "base64", "head", "tail", "sed", "tr", "awk", "jq"
  };

  private MountedSecrets() {}

  /** The commands of a script that do so. */
  static List<RunCommand> keptBy(RunScript script) {
    Set<String> secrets = new HashSet<>();
    Set<String> elsewhere = new HashSet<>();
    for (Flag flag : script.run().head().flags()) {
      if (flag.name().equals("mount")) {
        Mount mount = Mount.of(flag);
        (mount.type().equals("secret") ? secrets : elsewhere).add(target(mount));
      }
    }
    List<RunCommand> kept = new ArrayList<>(0);
    for (RunCommand command : secrets.isEmpty() ? List.<RunCommand>of() : script.commands()) {
      for (String file : written(command, secrets)) {
        if (stays(file, elsewhere) && !Credentials.isRemoved(script, ImagePath.name(file))) {
          kept.add(command);
          break;
        }
      }
    }
    return kept;
  }

  /** Where it is; a secret that is only a variable is nowhere. */
  private static String target(Mount mount) {
    String standard =
        mount.type().equals("secret") && mount.get("env").isEmpty()
            ? "/run/secrets/" + mount.get("id").orElse("")
            : "";
    return mount.get("target").orElse(standard);
  }

  /** The files that a command writes what is secret to. */
  private static List<String> written(RunCommand command, Set<String> secrets) {
    List<ShellWord> operands = command.operands();
    List<String> files = new ArrayList<>(0);
    if (command.isAny("cp", "mv", "install", "rsync") && operands.size() > 1) {
      if (names(operands.subList(0, operands.size() - 1), secrets)) {
        files.add(operands.getLast().text());
      }
    } else if (command.isAny(PRINTERS) && names(operands, secrets)) {
      for (ShellCommand.Redirection one : command.command().redirections()) {
        String file = one.target().text();
        // Credentials of well-known names are found without this.
        boolean other = !Credentials.isNamed(file) && !one.operator().endsWith("&");
        if (one.writes() && one.descriptor() != 2 && other) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static boolean names(List<ShellWord> words, Set<String> secrets) {
    return words.stream().anyMatch(word -> secrets.contains(word.text()));
  }

  /** Whether the layer keeps what is written there: not a device, not another mount. */
  private static boolean stays(String path, Set<String> elsewhere) {
    return !path.startsWith("/dev/")
        && elsewhere.stream()
            .noneMatch(mount ->
                !mount.isEmpty()
                    && (path.equals(mount)
                        || path.startsWith(mount.endsWith("/") ? mount : mount + "/")));
  }
}

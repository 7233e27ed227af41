package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellCommand;
import java.util.List;

/** Whether a script checks what it has downloaded, and does not go on when that is wrong. */
final class Verification {
  private Verification() {}

  static boolean isIn(RunScript script) {
    List<RunCommand> commands = script.commands();
    for (int i = 0; i < commands.size(); i++) {
      if (verifies(commands.get(i), script) && !isForgiven(i, commands)) {
        return true;
      }
    }
    return false;
  }

  private static boolean verifies(RunCommand command, RunScript script) {
    boolean sum = command.name().endsWith("sum");
    boolean digest = command.isAny("openssl") && command.verb().equals("dgst");
    if (sum || digest) {
      return command.has("-c", "--check", "-verify", "--verify") || isCompared(command, script);
    }
    return command.isAny(
        "gpg",
        "gpgv",
        "gpg2",
        "cosign",
        "minisign",
        "rsign",
        "signify",
        "slsa-verifier",
        "apt-key");
  }

  /** A sum that is worked out may be compared by a test or another program. */
  private static boolean isCompared(RunCommand sum, RunScript script) {
    return sum.command().within().contains(ShellCommand.Within.SUBSTITUTION)
        || script.runsAny("grep", "egrep", "fgrep", "diff", "cmp");
  }

  /** Whether the script goes on when it fails: {@code || true}, {@code || echo failed}. */
  private static boolean isForgiven(int at, List<RunCommand> commands) {
    if (commands.get(at).command().link() != ShellCommand.Link.OR || at + 1 == commands.size()) {
      return false;
    }
    int next = at + 1;
    boolean says = commands.get(next).isAny("echo", "printf");
    while (next < commands.size() && commands.get(next).isAny("echo", "printf")) {
      next++;
    }
    boolean stops =
        next < commands.size() && commands.get(next).isAny("exit", "return", "false", "kill");
    return (says && !stops) || (next < commands.size() && commands.get(next).isAny("true", ":"));
  }
}

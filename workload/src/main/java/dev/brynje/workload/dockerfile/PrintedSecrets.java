package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script prints into a file of credentials or into a program that sets a password, or gives
 * to one that does. Whether it is a secret or not, no output shows any of it.
 */
final class PrintedSecrets {
  private PrintedSecrets() {}

  static List<Span> in(RunScript script) {
    List<Span> printed = new ArrayList<>(0);
    List<RunCommand> pipeline = new ArrayList<>();
    boolean fed = false;
    for (RunCommand command : script.commands()) {
      pipeline.add(command);
      printed.addAll(PasswordOptions.in(command));
      boolean takes = takes(command);
      if (takes) {
        pipeline.forEach(one -> words(one, printed));
      }
      if (takes || command.command().link() != ShellCommand.Link.PIPE) {
        pipeline.clear();
      }
      fed |= takes;
    }
    if (fed) {
      script.run().head().heredocs().forEach(document -> printed.add(document.span()));
    }
    return printed;
  }

  private static void words(RunCommand command, List<Span> printed) {
    if (command.isAny("echo", "printf")) {
      command.operands().forEach(word -> printed.add(command.span(word)));
    }
    for (ShellCommand.Redirection one : command.command().redirections()) {
      if (one.operator().equals("<<<")) {
        printed.add(command.span(one.target()));
      }
    }
  }

  private static boolean takes(RunCommand command) {
    boolean reads =
        command.isAny("chpasswd", "passwd", "newusers")
            || command.has("--password-stdin")
            || (Wrappers.around(command.command().words()).contains("sudo")
                && hasSudoStdin(command));
    boolean tee =
        command.isAny("tee")
            && command.operands().stream().anyMatch(word -> Credentials.isNamed(word.text()));
    return reads
        || tee
        || command.command().redirections().stream()
            .anyMatch(one -> one.writes() && Credentials.isNamed(one.target().text()));
  }

  private static boolean hasSudoStdin(RunCommand command) {
    return command.command().words().stream().anyMatch(word -> word.is("-S"));
  }
}

package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script prints into a file of credentials or into a program that sets a password. Whether
 * it is a secret or not, no output shows any of it.
 */
final class PrintedSecrets {
  private PrintedSecrets() {}

  static List<Span> in(RunScript script) {
    List<Span> printed = new ArrayList<>(0);
    List<RunCommand> pipeline = new ArrayList<>();
    for (RunCommand command : script.commands()) {
      pipeline.add(command);
      if (takes(command)) {
        pipeline.forEach(one -> words(one, printed));
        for (Heredoc document : script.run().head().heredocs()) {
          printed.add(document.span());
        }
      }
      if (command.command().link() != ShellCommand.Link.PIPE || takes(command)) {
        pipeline.clear();
      }
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
        command.isAny("chpasswd", "passwd")
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

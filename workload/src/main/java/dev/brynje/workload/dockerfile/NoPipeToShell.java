package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellCommand;
import java.util.HashSet;
import java.util.Set;

final class NoPipeToShell implements ScriptCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-pipe-to-shell", Ring.WORKLOAD, Severity.HIGH)
          .title("Nothing that is downloaded is given to a shell unseen")
          .rationale(
              """
              What a server answers becomes commands of the build, run as root, and another answer
              tomorrow is another image. A download that breaks off runs as far as it came.
              """)
          .remediation(
              "Download to a file, check its sum, then run it; better, install a package of a fixed version")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN curl -fsSL https://example.com/install.sh | sh
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN curl -fsSLo tool https://example.com/tool && echo "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef  tool" | sha256sum -c
              """)
          .define();

  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node",
          "php", "pwsh", "eval", ".", "source");

  @Override
  public Control control() {
    return CONTROL;
  }

  /** One of a script; the scripts in quotes count their own. */
  private record Pipeline(RunCommand.Places script, int number) {
    static Pipeline of(RunCommand command) {
      return new Pipeline(command.places(), command.command().pipeline());
    }
  }

  @Override
  public void judge(RunScript script, DockerfileVerdict verdict) {
    Set<Pipeline> downloads = new HashSet<>();
    boolean substituted = false;
    for (RunCommand command : script.commands()) {
      boolean runs = INTERPRETERS.contains(command.name());
      boolean piped = runs && downloads.contains(Pipeline.of(command)) && !isOfFile(command);
      if (piped || (runs && substituted && takesSubstituted(command))) {
        verdict
            .fail(
                command,
                "%s runs what a server answers, whatever that is".formatted(command.name()))
            .evidence("command", command.name());
      }
      boolean download = command.isAny("curl", "wget");
      if (download) {
        downloads.add(Pipeline.of(command));
      }
      // What sh -c "$(curl …)" and bash <(curl …) substitute stands just before them.
      substituted =
          download && command.command().within().contains(ShellCommand.Within.SUBSTITUTION);
    }
  }

  private static boolean takesSubstituted(RunCommand command) {
    return !command.operands().isEmpty() && !command.operands().getFirst().isKnown();
  }

  /** Whether it runs a file that is there, as after {@code curl … | (tar x && sh install.sh)}. */
  private static boolean isOfFile(RunCommand command) {
    String file = command.verb();
    boolean path = file.indexOf('/') >= 0 || file.indexOf('.') >= 0;
    return path
        && !file.equals("/dev/stdin")
        && !command.has("-s")
        && !command.hasWord("-")
        && !command.isAny("eval", ".", "source");
  }
}

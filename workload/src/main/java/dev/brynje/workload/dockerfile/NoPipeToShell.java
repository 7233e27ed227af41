package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.shell.ShellCommand;
import java.util.List;
import java.util.Set;

final class NoPipeToShell implements CommandCheck {
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

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    if (INTERPRETERS.contains(command.name())) {
      List<RunCommand> before =
          command.sameScript().stream()
              .filter(one -> one.command().pipeline() == command.command().pipeline())
              .takeWhile(one -> !one.equals(command))
              .toList();
      boolean piped = before.stream().anyMatch(one -> one.isAny("curl", "wget"));
      boolean substituted =
          !command.operands().isEmpty()
              && !command.operands().getFirst().isKnown()
              && followsDownload(command);
      if (piped || substituted) {
        verdict
            .fail(
                command,
                "%s runs what a server answers, whatever that is".formatted(command.name()))
            .evidence("command", command.name());
      }
    }
  }

  /** {@code sh -c "$(curl …)"} and {@code bash <(curl …)}: the substitution stands just before. */
  private static boolean followsDownload(RunCommand command) {
    List<RunCommand> all = command.sameScript();
    int at = all.indexOf(command);
    return at > 0
        && all.get(at - 1).isAny("curl", "wget")
        && all.get(at - 1).command().within().contains(ShellCommand.Within.SUBSTITUTION);
  }
}

package dev.brynje.cli;

import dev.brynje.cli.network.ClusterChecks;
import dev.brynje.core.Policy;
import dev.brynje.workload.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What an audit judges of who reaches whom, by itself as {@code network check}, or with the rest.
 */
final class NetworkAudit {
  /** What marks the arguments of an audit that judges nothing else; no option has such a name. */
  private static final String MARK = "network check";

  private NetworkAudit() {}

  /** The options of the command by itself. */
  static List<Option> options() {
    return List.of(
        Reports.output(),
        AuditCommand.failOn(),
        AuditCommand.severity(),
        AuditCommand.exitCode(),
        Option.controls("--only", "Judge these controls only"),
        Option.controls("--skip", "Judge all controls of the network but these"),
        AuditCommand.config(),
        AuditCommand.showWaived(),
        Option.file(BaselineInForce.READ, "Fail only on findings that this file does not have"),
        AuditCommand.showKnown(),
        Reports.colour());
  }

  /** Judges what is named, and reports it as {@code audit} does. */
  static int run(Arguments arguments, Terminal terminal) throws IOException {
    String format =
        switch (arguments.value("--format").orElse("text")) {
          case "txt" -> "text";
          case "md" -> "markdown";
          case String word -> word;
        };
    Arguments reported = arguments.has("--format") ? arguments.with("--format", format) : arguments;
    return new AuditCommand().run(reported.with(MARK, ""), terminal);
  }

  /** Whether nothing else is judged. */
  static boolean isAsked(Arguments arguments) {
    return arguments.has(MARK);
  }

  /** What an Assessment says was run. */
  static String command(Arguments arguments) {
    return isAsked(arguments) ? MARK : "audit";
  }

  /**
   * Whether what is named may be a whole cluster, of which it can be said who reaches whom: a
   * directory, or anything when a control of the network is asked for by name.
   */
  static boolean isWholeCluster(Arguments arguments) {
    if (isAsked(arguments)) {
      return true;
    }
    for (String id : arguments.values("--only")) {
      if (id.startsWith("network/")) {
        return true;
      }
    }
    for (String operand : arguments.operands()) {
      if (Files.isDirectory(PolicyInForce.path(operand))) {
        return true;
      }
    }
    return false;
  }

  /** These checks, and with them those of who reaches whom. */
  static List<Check> checks(List<? extends Check> others, Policy policy) {
    List<Check> checks = new ArrayList<>(others);
    checks.addAll(ClusterChecks.judgedBy(policy));
    return checks;
  }
}

package dev.brynje.cli;

import java.util.List;

/** Every command that works. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          new AuditCommand(),
          new FixCommand(new AuditCommand()),
          new ChecklistCommand(new AuditCommand()),
          new NetworkCommand(),
          new ReportCommand(),
          new ControlsCommand(),
          new ConfigCommand(),
          new HelpCommand(),
          new CompletionCommand());

  private Commands() {}
}

package dev.brynje.cli;

import java.util.List;

/** The words that help. */
final class Help {
  private static final int COLUMN = 34;
  private static final int WIDTH = 100;

  private Help() {}

  static String overview(List<Command> commands) {
    StringBuilder text = new StringBuilder();
    text.append("Brynje hardens container infrastructure and proves it.\n\n");
    text.append("Usage: brynje COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:\n");
    for (Command command : commands) {
      row(text, command.name() + " " + command.operands(), command.summary());
    }
    text.append("\nOptions:\n");
    row(text, "--help, -h", "Say this; after a command, explain the command");
    row(text, "--version, -V", "Say the version");
    text.append("\nExamples:\n");
    for (Command command : commands) {
      command.examples().stream().limit(1).forEach(example -> example(text, example));
    }
    text.append(
        """

        Exit codes: 0 nothing reaches the threshold; 1 a finding does; 2 the run failed or something
        could not be judged.
        """);
    return text.toString();
  }

  static String of(Command command) {
    StringBuilder text = new StringBuilder();
    text.append(command.summary()).append(".\n\nUsage: brynje ").append(command.name());
    if (!command.options().isEmpty()) {
      text.append(" [OPTION…]");
    }
    if (!command.operands().isEmpty()) {
      text.append(' ').append(command.operands());
    }
    text.append('\n');
    if (!command.options().isEmpty()) {
      text.append("\nOptions:\n");
      for (Option option : command.options()) {
        row(text, String.join(", ", option.names()) + " " + option.value(), option.description());
      }
    }
    text.append("\nExamples:\n");
    command.examples().forEach(example -> example(text, example));
    return text.toString();
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("  ").append(left);
    text.repeat(' ', Math.max(2, COLUMN - 2 - left.length()));
    int column = COLUMN;
    for (String word : right.split(" ", -1)) {
      if (column + word.length() > WIDTH) {
        text.append('\n').repeat(' ', COLUMN);
        column = COLUMN;
      } else if (column > COLUMN) {
        text.append(' ');
      }
      text.append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }

  private static void example(StringBuilder text, Command.Example example) {
    text.append("  ").append(example.line()).append('\n');
    text.append("      ").append(example.effect()).append('\n');
  }
}

package dev.brynje.cli;

import dev.brynje.core.ExitCode;
import java.io.IOException;
import java.util.List;

final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "Explain a command";
  }

  @Override
  public String operands() {
    return "[COMMAND]";
  }

  @Override
  public Operands completes() {
    return Operands.COMMANDS;
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("brynje help audit", "Explains audit and all of its options"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.operands().isEmpty()) {
      terminal.out().write(Help.overview(Commands.ALL));
    }
    for (String name : arguments.operands()) {
      terminal.out().write(Help.of(CommandLine.find(Commands.ALL, name)));
    }
    return ExitCode.OK;
  }
}

package dev.brynje.cli;

import java.util.List;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] words) {
    Terminal terminal = Terminal.ofProcess();
    int exitCode = new CommandLine(Commands.ALL).run(List.of(words), terminal);
    Runtime.getRuntime().halt(exitCode);
  }
}

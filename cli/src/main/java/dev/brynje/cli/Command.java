package dev.brynje.cli;

import java.io.IOException;
import java.util.List;

/** A command of the program. */
interface Command {
  String name();

  /** What it does, a sentence without a full stop. */
  String summary();

  /** Its positional arguments as the help shows them; empty for none. */
  String operands();

  /** What completion offers for its positional arguments. */
  Operands completes();

  /** What a positional argument is. */
  enum Operands {
    NONE,
    PATHS,
    CONTROLS,
    CONFIGURATION,
    NETWORK,
    COMMANDS,
    SHELLS
  }

  List<Option> options();

  /** Commands worth trying, each with what it does. */
  List<Example> examples();

  /**
   * An example of use.
   *
   * @param line the whole command line
   */
  record Example(String line, String effect) {}

  /**
   * Runs the command.
   *
   * @return the exit code
   * @throws UsageException when the arguments cannot be what was meant
   * @throws IOException when standard output takes no more
   */
  int run(Arguments arguments, Terminal terminal) throws IOException;
}

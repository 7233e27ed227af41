package dev.brynje.cli;

import static java.util.stream.Collectors.joining;

import dev.brynje.core.ExitCode;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Finds the command that was meant and runs it; whatever goes wrong ends in one line. */
final class CommandLine {
  private final List<Command> commands;

  CommandLine(List<Command> commands) {
    this.commands = commands;
  }

  /** Runs the words and returns the exit code. */
  int run(List<String> words, Terminal terminal) {
    try {
      int exitCode = dispatch(words, terminal);
      terminal.out().flush();
      return exitCode;
    } catch (UsageException e) {
      terminal.say(e.reason());
    } catch (RefusedConfiguration e) {
      e.lines().forEach(terminal::say);
    } catch (InterruptedIOException e) {
      terminal.say(e.getMessage() + "; there is no report, run it again");
    } catch (IOException e) {
      terminal.say("cannot write: " + e.getMessage());
    } catch (UncheckedIOException e) {
      terminal.say(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError _) {
      terminal.say("out of memory; give fewer or smaller files in one run");
    } catch (RuntimeException | Error e) {
      terminal.say("this is our mistake, please report it: " + trace(e));
    }
    return ExitCode.UNJUDGED;
  }

  /** What and where a mistake of this program is, in one line. */
  static String trace(Throwable e) {
    String where =
        Arrays.stream(e.getStackTrace()).limit(3).map(Object::toString).collect(joining(" < "));
    return e + " at " + where;
  }

  private int dispatch(List<String> words, Terminal terminal) throws IOException {
    if (words.isEmpty()) {
      terminal.err().print(Help.overview(commands));
      return ExitCode.UNJUDGED;
    }
    String first = words.getFirst();
    switch (first) {
      case "--version", "-V", "version" -> {
        terminal.out().write(Brynje.TOOL.name() + " " + Brynje.TOOL.version() + "\n");
        return ExitCode.OK;
      }
      case "--help", "-h" -> {
        terminal.out().write(Help.overview(commands));
        return ExitCode.OK;
      }
      default -> {
        Command command = find(commands, first);
        List<String> rest = words.subList(1, words.size());
        if (asksForHelp(rest)) {
          terminal.out().write(Help.of(command));
          return ExitCode.OK;
        }
        try {
          return command.run(Arguments.read(command.options(), rest), terminal);
        } catch (UsageException e) {
          throw new UsageException(
              e.reason().contains("see brynje")
                  ? "%s: %s".formatted(first, e.reason())
                  : "%s: %s (see brynje help %s)".formatted(first, e.reason(), first));
        }
      }
    }
  }

  /** The command of a name. */
  static Command find(List<Command> commands, String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    String hint =
        NearestWord.among(commands.stream().map(Command::name).toList(), name)
            .map(near -> "did you mean %s?".formatted(near))
            .orElse("see brynje --help");
    throw new UsageException(
        "there is no %s %s; %s".formatted(name.startsWith("-") ? "option" : "command", name, hint));
  }

  private static boolean asksForHelp(List<String> words) {
    int end = words.indexOf("--");
    List<String> options = end < 0 ? words : words.subList(0, end);
    return options.contains("--help") || options.contains("-h");
  }
}

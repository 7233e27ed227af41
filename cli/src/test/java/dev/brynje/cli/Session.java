package dev.brynje.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A command line run within this process. */
final class Session {
  /** What it printed and ended with. */
  record Run(int code, String out, String err) {}

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Command> commands;
  private final InputStream in;
  private final Writer out;
  private final boolean onTerminal;
  private final Map<String, String> environment;

  private Session(
      List<Command> commands,
      InputStream in,
      Writer out,
      boolean onTerminal,
      Map<String, String> environment) {
    this.commands = commands;
    this.in = in;
    this.out = out;
    this.onTerminal = onTerminal;
    this.environment = environment;
  }

  /** Away from any terminal, with nothing to read. */
  static Session plain() {
    return new Session(
        Commands.ALL, InputStream.nullInputStream(), new StringWriter(), false, Map.of());
  }

  static Session onTerminal(Map<String, String> environment) {
    return new Session(
        Commands.ALL, InputStream.nullInputStream(), new StringWriter(), true, environment);
  }

  Session reading(String text) {
    InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new Session(commands, stream, out, onTerminal, environment);
  }

  Session writingTo(Writer writer) {
    return new Session(commands, in, writer, onTerminal, environment);
  }

  Session with(Command... own) {
    return new Session(List.of(own), in, out, onTerminal, environment);
  }

  Run run(String... words) {
    int code = new CommandLine(commands).run(List.of(words), terminal());
    return new Run(code, out.toString(), err.toString(StandardCharsets.UTF_8));
  }

  Terminal terminal() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Terminal(in, out, stream, onTerminal, onTerminal, environment);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** A writer that fails as a closed pipe or a full disk does. */
  static Writer failing(String message) {
    return new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException(message);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}

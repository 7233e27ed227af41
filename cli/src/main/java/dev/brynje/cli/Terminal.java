package dev.brynje.cli;

import dev.brynje.core.Printable;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where input comes from and output goes, and what it may look like there. */
final class Terminal {
  private final InputStream in;
  private final Writer out;
  private final PrintStream err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private final Map<String, String> environment;

  Terminal(
      InputStream in,
      Writer out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Map<String, String> environment) {
    this.in = in;
    this.out = new PatientWriter(out);
    this.err = err;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
    this.environment = environment;
  }

  /** The process's own. Output is UTF-8 everywhere, as machine formats demand. */
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            1 << 16),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTerminal(1),
        isTerminal(2),
        System.getenv());
  }

  InputStream in() {
    return in;
  }

  Writer out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** One line on standard error; what would act on a terminal is shown, not done. */
  void say(String line) {
    err.println("brynje: " + Printable.of(line));
  }

  /** Whether progress may be drawn on standard error. */
  boolean showsProgress() {
    return errIsTerminal && !"dumb".equals(environment.get("TERM"));
  }

  /**
   * Whether standard output gets colour.
   *
   * @param wish {@code always}, {@code never} or {@code auto}
   * @see <a href="https://no-color.org">NO_COLOR</a>
   */
  boolean colours(String wish) {
    return switch (wish) {
      case "always" -> true;
      case "never" -> false;
      default ->
          outIsTerminal
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(environment.get("TERM"));
    };
  }

  /**
   * Java tells only whether both input and output are terminals; the kernel tells of each.
   *
   * @param descriptor the number of the file descriptor
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
  }
}

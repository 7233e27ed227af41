package dev.brynje.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Hands on what is written until its reader goes away, as {@code head} does: that one has seen all
 * that it wanted, so the rest is dropped in silence and the run ends as it would have.
 */
final class PatientWriter extends Writer {
  private final Writer to;
  private boolean left;

  PatientWriter(Writer to) {
    this.to = to;
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    attempt(() -> to.write(text, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    attempt(() -> to.write(text, from, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(to::flush);
  }

  @Override
  public void close() throws IOException {
    attempt(to::close);
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Attempt attempt) throws IOException {
    if (left) {
      return;
    }
    try {
      attempt.run();
    } catch (IOException e) {
      if (!tellsOfAPipe(e)) {
        throw e;
      }
      left = true;
    }
  }

  /** Java has only the system's words for it, which name the pipe in every language. */
  private static boolean tellsOfAPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}

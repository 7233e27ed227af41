package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.List;

/** What a container runs. */
public sealed interface Command {
  /** Where it is written. */
  Span span();

  /**
   * A list of words that no shell reads, as JSON.
   *
   * @param words their values; each span covers the quotes
   */
  record Exec(List<Word> words, Span span) implements Command {
    public Exec {
      words = List.copyOf(words);
    }
  }

  /** A text that is given to the shell. */
  record Shell(ShellText text, Span span) implements Command {}
}

package dev.brynje.dockerfile.shell;

import java.util.List;
import java.util.Optional;

/**
 * A word after quotes and escapes are removed. What the shell makes of a tilde, braces or a pattern
 * of file names is not known either, and stands as written.
 *
 * @param text what is known of it, with a {@link #HOLE} for each part that only the shell knows
 * @param quoted whether any of it was quoted or escaped
 * @param start offset of its first character in the script, in UTF-16 units
 * @param end offset after its last character
 * @param variables the names of those whose values it holds, also where another's default is one
 */
public record ShellWord(String text, boolean quoted, int start, int end, List<String> variables) {
  /** Stands for a variable, a substitution or a calculation. */
  public static final char HOLE = '\0';

  public ShellWord {
    variables = List.copyOf(variables);
  }

  /** One without variables. */
  public ShellWord(String text, boolean quoted, int start, int end) {
    this(text, quoted, start, end, List.of());
  }

  /** Whether all of it is known. */
  public boolean isKnown() {
    return text.indexOf(HOLE) < 0;
  }

  /** Its text when all of it is known. */
  public Optional<String> literal() {
    return isKnown() ? Optional.of(text) : Optional.empty();
  }

  /** Whether it is known and is this. */
  public boolean is(String other) {
    return text.equals(other);
  }

  boolean isBare(String keyword) {
    return !quoted && text.equals(keyword);
  }
}

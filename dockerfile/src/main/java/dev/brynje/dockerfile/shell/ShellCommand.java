package dev.brynje.dockerfile.shell;

import java.util.List;
import java.util.Set;

/**
 * One simple command. It has no words when it only assigns, or when it stands for the redirections
 * of the compound command before it, as in {@code { …; } > file}.
 *
 * @param words its name and arguments
 * @param assignments those before its name
 * @param link what stands between it and the next command
 * @param pipeline a number that the commands of one pipeline share; of a compound command that
 *     reads from one all of its own do, and of one that only writes to it the last one
 * @param within what it stands in
 */
public record ShellCommand(
    List<ShellWord> words,
    List<Assignment> assignments,
    List<Redirection> redirections,
    Link link,
    int pipeline,
    Set<Within> within) {

  public ShellCommand {
    words = List.copyOf(words);
    assignments = List.copyOf(assignments);
    redirections = List.copyOf(redirections);
    within = Set.copyOf(within);
  }

  ShellCommand linked(Link next) {
    return new ShellCommand(words, assignments, redirections, next, pipeline, within);
  }

  /** What stands after a command. */
  public enum Link {
    /** Nothing. */
    END,
    /** {@code ;} or a new line. */
    SEQUENCE,
    /** {@code &&} */
    AND,
    /** {@code ||} */
    OR,
    /** {@code |} or bash's {@code |&} */
    PIPE,
    /** {@code &} */
    BACKGROUND
  }

  /** What a command stands in; a group in braces is nothing special. */
  public enum Within {
    /** The test of an {@code if}, {@code while} or {@code until}. */
    CONDITION,
    /** What an {@code if}, {@code case} or loop does, perhaps. */
    BRANCH,
    /** {@code ( … )} */
    SUBSHELL,
    /** The body of a function. */
    FUNCTION,
    /** {@code $( … )}, backquotes or bash's {@code <( … )} */
    SUBSTITUTION
  }

  /**
   * A variable that is given a value before a command, or alone.
   *
   * @param value what follows the equals sign
   */
  public record Assignment(String name, ShellWord value) {}

  /**
   * A redirection.
   *
   * @param descriptor the number before it; -1 when there is none
   * @param operator as written: {@code >}, {@code >>}, {@code <<-}
   * @param target the file, the descriptor or the delimiter
   * @param document the text of a here-document as written, else empty
   */
  public record Redirection(int descriptor, String operator, ShellWord target, String document) {
    /** Whether it writes to what it names. */
    public boolean writes() {
      return operator.indexOf('>') >= 0;
    }
  }
}

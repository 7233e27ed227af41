package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.yaml.Span;
import java.util.List;

/**
 * A command of a RUN instruction.
 *
 * @param shell what reads it, with its options: of a script in quotes the shell that is called
 * @param name the program that runs in the end, without its directory, after {@code sudo}, {@code
 *     env} and the like; empty when it is not known
 * @param arguments what follows its name
 * @param before the variables that were given values between it and the command before
 * @param places where its words are written
 */
public record RunCommand(
    String stage,
    Instruction.Run run,
    List<String> shell,
    ShellCommand command,
    String name,
    List<ShellWord> arguments,
    List<ShellCommand.Assignment> before,
    Places places) {

  /** Tells where parts of a script are written. */
  @FunctionalInterface
  public interface Places {
    /** Where the part of a script between two offsets is written. */
    Span span(int from, int to);
  }

  /** Whether it is one of these programs. */
  public boolean isAny(String... names) {
    return List.of(names).contains(name);
  }

  /** The first argument that is no option, as {@code install}; empty when there is none. */
  public String verb() {
    return operands().isEmpty() ? "" : operands().getFirst().text();
  }

  /** Arguments that are no options. */
  public List<ShellWord> operands() {
    return arguments.stream().filter(word -> !word.text().startsWith("-")).toList();
  }

  /** Whether one of these options is given; one of a letter may stand among others. */
  public boolean has(String... options) {
    for (ShellWord word : arguments) {
      for (String option : options) {
        if (isOption(word.text(), option)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOption(String word, String option) {
    boolean letter = option.length() == 2;
    return letter
        ? word.startsWith("-") && !word.startsWith("--") && word.indexOf(option.charAt(1)) > 0
        : word.equals(option) || word.startsWith(option + "=");
  }

  /** Whether this is an argument. */
  public boolean hasWord(String text) {
    return arguments.stream().anyMatch(word -> word.is(text));
  }

  /** Whether what it prints goes to a file whose path ends so. */
  boolean writesTo(String end) {
    return command.redirections().stream()
        .anyMatch(one -> one.writes() && one.target().text().endsWith(end));
  }

  /** From its first word to its last one. */
  public Span span() {
    List<ShellWord> words = command.words();
    return places.span(words.getFirst().start(), words.getLast().end());
  }

  /** Where a word of it is written. */
  public Span span(ShellWord word) {
    return places.span(word.start(), word.end());
  }

  /** Two that are written alike are not the same one. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name + " " + arguments;
  }
}

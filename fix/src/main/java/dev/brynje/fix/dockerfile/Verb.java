package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import java.util.Optional;

/** Adds options behind the word that says what a program is to do. */
final class Verb {
  private Verb() {}

  /** Behind {@code install}, {@code add} and the like; empty where it cannot be written. */
  static Optional<Edit> with(Subject subject, RunCommand command, String option) {
    Optional<ShellWord> verb =
        command.arguments().stream().filter(word -> word.is(command.verb())).findFirst();
    return verb.flatMap(word -> subject.scripts().behind(command, word, option));
  }

  /** The same as a plan. */
  static Plan plan(Subject subject, RunCommand command, String option, String what) {
    return with(subject, command, option)
        .<Plan>map(edit -> new Plan.Edits(what, edit))
        .orElse(Subject.QUOTED);
  }
}

package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds options behind the word that says what a program is to do. */
final class Verb {
  private Verb() {}

  /** Options that stand by themselves, behind which others are read best. */
  private static final Set<String> FIRST = Set.of("-y", "-q", "-qq", "-yq", "-qy", "-yqq", "--yes");

  /** Behind {@code install}, {@code add} and the like; empty where it cannot be written. */
  static Optional<Edit> with(Subject subject, RunCommand command, String option) {
    List<ShellWord> words = command.arguments();
    int at = 0;
    while (at < words.size() && !words.get(at).is(command.verb())) {
      at++;
    }
    if (at == words.size()) {
      return Optional.empty();
    }
    while (at + 1 < words.size() && FIRST.contains(words.get(at + 1).text())) {
      at++;
    }
    return subject.scripts().behind(command, words.get(at), option);
  }

  /** The same as a plan. */
  static Plan plan(Subject subject, RunCommand command, String option, String what) {
    return with(subject, command, option)
        .<Plan>map(edit -> new Plan.Edits(what, edit))
        .orElse(Subject.QUOTED);
  }
}

package dev.brynje.dockerfile.shell;

import dev.brynje.dockerfile.shell.ShellCommand.Assignment;
import dev.brynje.dockerfile.shell.ShellCommand.Link;
import dev.brynje.dockerfile.shell.ShellCommand.Redirection;
import dev.brynje.dockerfile.shell.ShellCommand.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command while it is read. */
final class Draft {
  private final List<ShellWord> words = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>(0);
  private final List<Redirection> redirections = new ArrayList<>(0);
  private int place = -1;

  boolean isEmpty() {
    return words.isEmpty() && assignments.isEmpty() && redirections.isEmpty();
  }

  boolean hasWords() {
    return !words.isEmpty();
  }

  /** Whether it could be the name of a function. */
  boolean isOneWord() {
    return words.size() == 1 && assignments.isEmpty() && redirections.isEmpty();
  }

  void add(ShellWord word) {
    words.add(word);
  }

  void add(Assignment assignment) {
    assignments.add(assignment);
  }

  /** Returns its index. */
  int add(Redirection redirection) {
    redirections.add(redirection);
    return redirections.size() - 1;
  }

  Redirection redirection(int index) {
    return redirections.get(index);
  }

  /** The text of a here-document, which comes after the command may have ended. */
  void document(int index, String text) {
    Redirection known = redirections.get(index);
    redirections.set(
        index, new Redirection(known.descriptor(), known.operator(), known.target(), text));
  }

  /** Ends it; its place is where it stands among the commands. */
  void addTo(List<ShellCommand> commands, Link link, int pipeline, Set<Within> within) {
    place = commands.size();
    commands.add(new ShellCommand(words, assignments, redirections, link, pipeline, within));
  }

  /** Once more, with the texts that have come since. */
  void renewIn(List<ShellCommand> commands) {
    if (place >= 0) {
      ShellCommand old = commands.get(place);
      commands.set(
          place,
          new ShellCommand(
              words, assignments, redirections, old.link(), old.pipeline(), old.within()));
    }
  }
}

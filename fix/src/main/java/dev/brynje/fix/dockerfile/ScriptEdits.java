package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.fix.dockerfile.Edit.Meaning;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes edits of the commands of RUN instructions. One that stands in the quotes of another, or in
 * a list without a shell, is not edited.
 */
final class ScriptEdits {
  private final Layout layout;

  ScriptEdits(Layout layout) {
    this.layout = layout;
  }

  /** Adds words behind one. */
  Optional<Edit> behind(RunCommand command, ShellWord word, String words) {
    return replace(command, word.end(), word.end(), " " + words);
  }

  /** Puts another text in the place of a part of the script. */
  Optional<Edit> replace(RunCommand command, int from, int to, String text) {
    Instruction.Run run = command.run();
    // What stands before the place is there to be asked where it is.
    int before = Math.max(0, from - 1);
    Span asked = command.places().span(before, from == before ? from : before + 1);
    if (run.command() instanceof Command.Shell(ShellText shell, Span _)
        && to <= shell.text().length()
        && shell.span(before, from == before ? from : before + 1).equals(asked)) {
      return Optional.of(inText(run, shell, from, to, text));
    }
    List<Heredoc> documents = run.head().heredocs();
    for (int i = 0; i < documents.size(); i++) {
      Span whole = documents.get(i).span();
      if (whole.start() + before == asked.start()
          && asked.end() <= whole.end()
          && to <= documents.get(i).content().length()) {
        return Optional.of(inDocument(run, i, whole, from, to, text));
      }
    }
    return Optional.empty();
  }

  /** A change of the text of RUN, by offsets in it. */
  Edit inText(Instruction.Run run, ShellText shell, int from, int to, String text) {
    int start = from == 0 ? shell.span(0, 0).start() : shell.span(from - 1, from).end();
    int end = to == from ? start : shell.span(to - 1, to).end();
    String joined = layout.joined(text);
    UnaryOperator<Said> said = before -> before.withText(0, from, to, joined);
    return new Edit(run, start, end, text, new Meaning.Changed(said));
  }

  /** A change of a here-document, by offsets in it. */
  Edit inDocument(Instruction.Run run, int index, Span whole, int from, int to, String text) {
    UnaryOperator<Said> said = before -> before.withDocument(index, from, to, text);
    return new Edit(run, whole.start() + from, whole.start() + to, text, new Meaning.Changed(said));
  }
}

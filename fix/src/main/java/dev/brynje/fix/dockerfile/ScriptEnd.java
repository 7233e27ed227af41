package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.dockerfile.shell.ShellCommand.Link;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** Adds a command to the end of a RUN instruction, which runs when all before it went well. */
final class ScriptEnd {
  private final Written written;

  ScriptEnd(Written written) {
    this.written = written;
  }

  /** Empty where that cannot be written, as behind a command in the background. */
  Optional<Edit> add(RunScript script, String command) {
    Instruction.Run run = script.run();
    boolean background =
        script.commands().stream().anyMatch(one -> one.command().link() == Link.BACKGROUND);
    if (background || !(run.command() instanceof Command.Shell(ShellText text, Span _))) {
      return Optional.empty();
    }
    boolean stops = script.commands().stream().anyMatch(ScriptEnd::stopsAtFailure);
    List<Heredoc> documents = run.head().heredocs();
    return documents.isEmpty()
        ? Optional.of(inText(run, text, stops, command))
        : documents.size() == 1
            ? Optional.of(inDocument(run, documents.getFirst(), stops, command))
            : Optional.empty();
  }

  /** {@code set -e}, {@code set -eux}, {@code set -o errexit}. */
  private static boolean stopsAtFailure(RunCommand command) {
    return command.isAny("set") && (command.has("-e") || command.hasWord("errexit"));
  }

  private Edit inText(Instruction.Run run, ShellText shell, boolean stops, String command) {
    String text = shell.text();
    int end = text.stripTrailing().length();
    int from = end;
    while (from > 0 && (text.charAt(from - 1) == ';' || text.charAt(from - 1) <= ' ')) {
      from--;
    }
    boolean sequence = stops && text.indexOf("&&") < 0;
    Span first = shell.span(0, 1);
    Span last = shell.span(from - 1, from);
    String joint =
        first.line() == last.line() ? (sequence ? "; " : " && ") : continued(first, last, sequence);
    return new ScriptEdits(written.layout()).inText(run, shell, from, end, joint + command);
  }

  /** On a line of its own, joined and indented as those before it. */
  private String continued(Span first, Span last, boolean sequence) {
    Layout layout = written.layout();
    String text = written.source().text();
    char escape = written.dockerfile().escape();
    String lineBreak = " " + escape + layout.lineBreak(first.start());
    String second = "";
    boolean joinsBefore = false;
    for (int at = layout.nextLine(first.start()); at <= last.start(); at = layout.nextLine(at)) {
      String line = text.substring(at, layout.lineEnd(at));
      String said = line.strip();
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      if (said.startsWith("&&")) {
        return lineBreak + indent + "&& ";
      }
      String ended = said.isEmpty() ? "" : said.substring(0, said.length() - 1).strip();
      boolean command = joinsBefore || second.isEmpty();
      if (!said.isEmpty() && said.charAt(0) != '#') {
        second = command ? indent : second;
        joinsBefore = ended.endsWith("&&") || ended.endsWith(";");
      }
    }
    String head = text.substring(first.start(), layout.lineEnd(first.start())).strip();
    String before = head.substring(0, Math.max(0, head.length() - 1)).strip();
    if (before.endsWith("&&") || before.endsWith(";") || joins(first, last)) {
      return (sequence ? ";" : " &&") + lineBreak + second;
    }
    return lineBreak + second + (sequence ? "; " : "&& ");
  }

  /** Whether any line but the last ends with what joins commands. */
  private boolean joins(Span first, Span last) {
    Layout layout = written.layout();
    String text = written.source().text();
    for (int at = first.start(); at < layout.lineStart(last.start()); at = layout.nextLine(at)) {
      String line = text.substring(at, layout.lineEnd(at)).strip();
      String ended = line.isEmpty() ? "" : line.substring(0, line.length() - 1).strip();
      if (ended.endsWith("&&") || ended.endsWith(";")) {
        return true;
      }
    }
    return false;
  }

  private Edit inDocument(Instruction.Run run, Heredoc document, boolean stops, String command) {
    String content = document.content();
    int end = content.stripTrailing().length();
    int start = content.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
    String line = content.substring(start, end);
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String joint = stops ? written.layout().lineBreak(document.span().start()) + indent : " && ";
    return new ScriptEdits(written.layout())
        .inDocument(run, 0, document.span(), end, end, joint + command);
  }
}

package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.dockerfile.shell.ShellCommand.Link;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
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
    int from = beforeSemicolon(text, end);
    boolean sequence = stops && text.indexOf("&&") < 0;
    Span first = shell.span(0, 1);
    Span last = shell.span(from - 1, from);
    String joint =
        first.line() == last.line() ? (sequence ? "; " : " && ") : continued(first, last, sequence);
    return new ScriptEdits(written.layout()).inText(run, shell, from, end, joint + command);
  }

  /** Where a script ends without the semicolon behind it, unless that is a word of a command. */
  private static int beforeSemicolon(String text, int end) {
    boolean ends = end > 1 && text.charAt(end - 1) == ';' && text.charAt(end - 2) != '\\';
    return ends ? text.substring(0, end - 1).stripTrailing().length() : end;
  }

  /** On a line of its own, joined and indented as those before it. */
  private String continued(Span first, Span last, boolean sequence) {
    Layout layout = written.layout();
    String lineBreak = " " + written.dockerfile().escape() + layout.lineBreak(first.start());
    List<String> lines = lines(first, last);
    if (lines.size() < 2) {
      // A carriage return by itself ends a line for some, and none of a Dockerfile.
      return sequence ? "; " : " && ";
    }
    String indent = indent(lines.get(1));
    boolean joinsAtEnds = false;
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("&&")) {
        return lineBreak + indent(lines.get(i)) + "&& ";
      }
      if (joins(lines.get(i - 1))) {
        joinsAtEnds = true;
        indent = indent(lines.get(i));
      }
    }
    return joinsAtEnds
        ? (sequence ? ";" : " &&") + lineBreak + indent
        : lineBreak + indent + (sequence ? "; " : "&& ");
  }

  /** The lines of a script, at least two, without comments and blank ones. */
  private List<String> lines(Span first, Span last) {
    Layout layout = written.layout();
    String text = written.source().text();
    List<String> lines = new ArrayList<>();
    for (int at = layout.lineStart(first.start()); at <= last.start(); at = layout.nextLine(at)) {
      String line = text.substring(at, layout.lineEnd(at));
      if (!line.isBlank() && line.strip().charAt(0) != '#') {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Whether a line ends, before the break, with what joins commands. */
  private static boolean joins(String line) {
    String said = line.strip();
    String before = said.substring(0, said.length() - 1).strip();
    return before.endsWith("&&") || before.endsWith(";");
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private Edit inDocument(Instruction.Run run, Heredoc document, boolean stops, String command) {
    String content = document.content();
    int end = content.stripTrailing().length();
    int from = beforeSemicolon(content, end);
    int start = content.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
    String joint =
        stops
            ? written.layout().lineBreak(document.span().start())
                + indent(content.substring(start, end))
            : " && ";
    return new ScriptEdits(written.layout())
        .inDocument(run, 0, document.span(), stops ? end : from, end, joint + command);
  }
}

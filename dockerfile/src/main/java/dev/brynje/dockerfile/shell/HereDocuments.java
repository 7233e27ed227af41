package dev.brynje.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/** Here-documents whose text has still to come, after the line (POSIX.1-2024, XCU 2.7.4). */
final class HereDocuments {
  private record Awaited(Draft command, int redirection) {}

  private final Script script;
  private final List<Awaited> awaited = new ArrayList<>(0);

  HereDocuments(Script script) {
    this.script = script;
  }

  /** A command's latest redirection begins one. */
  void await(Draft command, int redirection) {
    awaited.add(new Awaited(command, redirection));
  }

  /** Reads the texts; the line has just ended. */
  void read(WordReader words) {
    for (Awaited one : awaited) {
      ShellCommand.Redirection redirection = one.command.redirection(one.redirection);
      int start = script.at();
      int end = end(redirection);
      one.command.document(one.redirection, script.text(start, end));
      one.command.renewIn(script.commands());
      if (!redirection.target().quoted()) {
        script.within(start, end, words::readDocument);
      }
    }
    awaited.clear();
  }

  /** Where the text ends; the script stands after the delimiter then. */
  private int end(ShellCommand.Redirection redirection) {
    boolean tabs = redirection.operator().equals("<<-");
    while (!script.atEnd()) {
      int start = script.at();
      int found = script.find('\n');
      script.moveTo(found < 0 ? Integer.MAX_VALUE : found);
      int end = script.at();
      script.skip(1);
      if (isDelimiter(script.text(start, end), redirection.target(), tabs)) {
        return start;
      }
    }
    script.broken();
    return script.at();
  }

  private static boolean isDelimiter(String line, ShellWord delimiter, boolean tabs) {
    int start = 0;
    while (tabs && start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    int end = line.endsWith("\r") ? line.length() - 1 : line.length();
    return end - start == delimiter.text().length() && line.startsWith(delimiter.text(), start);
  }
}

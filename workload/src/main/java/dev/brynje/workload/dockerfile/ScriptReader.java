package dev.brynje.workload.dockerfile;

import static java.util.stream.Collectors.joining;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellReader;
import dev.brynje.dockerfile.shell.ShellScript;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the commands of a RUN instruction, also those of scripts that are given to a shell. */
final class ScriptReader {
  /** Scripts in the quotes of scripts. */
  private static final int DEEPEST = 4;

  private static final Set<String> EXECUTES = Set.of("-exec", "-execdir", "-ok", "-okdir");

  private final String stage;
  private final Instruction.Run run;
  private final List<String> shell;
  private final Optional<UserSet> user;
  private final List<RunCommand> commands = new ArrayList<>();
  private final List<ShellCommand.Assignment> assigned = new ArrayList<>(0);
  private boolean whole = true;

  ScriptReader(String stage, Instruction.Run run, List<String> shell, Optional<UserSet> user) {
    this.stage = stage;
    this.run = run;
    this.shell = shell;
    this.user = user;
  }

  RunScript read() {
    if (run.command() instanceof Command.Shell(var text, Span _)) {
      boolean onlyDocument =
          text.text().strip().startsWith("<<") && !run.head().heredocs().isEmpty();
      if (!onlyDocument) {
        boolean understood = script(text.text(), shell, text::span, 0);
        // Its here-documents are not in that text, so that it never looks whole.
        whole = understood || !run.head().heredocs().isEmpty();
      }
      for (Heredoc document : run.head().heredocs()) {
        if (onlyDocument || feedsShell()) {
          document(document);
        }
      }
    } else if (run.command() instanceof Command.Exec(List<Word> words, Span _)) {
      exec(words);
    }
    return new RunScript(stage, run, shell, user, List.copyOf(commands), whole);
  }

  /** Whether the instruction is {@code RUN bash <<EOF}. */
  private boolean feedsShell() {
    return commands.size() == 1 && ShellNames.isShell(commands.getFirst().name());
  }

  /** A script of another language begins with its interpreter. */
  private void document(Heredoc document) {
    String content = document.content();
    int end = content.indexOf('\n');
    String first = end < 0 ? content : content.substring(0, end).strip();
    int interpreter = Math.max(first.lastIndexOf('/'), first.lastIndexOf(' '));
    if (!first.startsWith("#!") || ShellNames.isShell(first.substring(interpreter + 1))) {
      whole &= script(content, shell, new DocumentText(document)::span, 0);
    }
  }

  private void exec(List<Word> written) {
    List<ShellWord> words = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      words.add(new ShellWord(written.get(i).text(), true, i, i + 1));
    }
    if (!words.isEmpty()) {
      ShellCommand command =
          new ShellCommand(words, List.of(), List.of(), ShellCommand.Link.END, 0, Set.of());
      add(
          command,
          shell,
          (from, to) -> together(written.get(from).span(), written.get(to - 1).span()),
          0);
    }
  }

  private static Span together(Span first, Span last) {
    return new Span(
        first.start(), last.end(), first.line(), first.column(), last.endLine(), last.endColumn());
  }

  /** Whether it was understood. */
  private boolean script(String text, List<String> reader, RunCommand.Places places, int depth) {
    ShellScript script = ShellReader.read(text);
    script.commands().forEach(command -> add(command, reader, places, depth));
    return script.whole();
  }

  private void add(ShellCommand command, List<String> reader, RunCommand.Places places, int depth) {
    List<ShellWord> words = command.words();
    if (words.isEmpty()) {
      assigned.addAll(command.assignments());
      return;
    }
    int at = Wrappers.nameIn(words);
    String name =
        at < words.size() && words.get(at).isKnown()
            ? ShellNames.program(words.get(at).text())
            : "";
    int front = Frontends.before(name, words, at + 1);
    if (front > 0) {
      at += front;
      name = words.get(at).text();
    }
    List<ShellWord> arguments = words.subList(Math.min(at + 1, words.size()), words.size());
    RunCommand made =
        new RunCommand(
            stage,
            run,
            reader,
            command,
            name,
            List.copyOf(arguments),
            List.copyOf(assigned),
            places);
    commands.add(made);
    assigned.clear();
    if (made.isAny("eval") && !made.arguments().isEmpty()) {
      String script = made.arguments().stream().map(ShellWord::text).collect(joining(" "));
      inner(script, made.shell(), made.span(), depth);
    } else if (made.isAny("find")) {
      found(made, depth);
    }
    quoted(made).ifPresent(word -> inner(word.text(), words(made), made.span(word), depth));
  }

  private static List<String> words(RunCommand command) {
    return command.command().words().stream().map(ShellWord::text).toList();
  }

  private void inner(String script, List<String> shell, Span span, int depth) {
    if (depth < DEEPEST) {
      whole &= script(script, shell, (_, _) -> span, depth + 1);
    } else {
      whole = false;
    }
  }

  /** The commands of {@code find … -exec command … ;}. */
  private void found(RunCommand find, int depth) {
    List<ShellWord> words = find.arguments();
    int start = -1;
    for (int i = 0; i < words.size() && depth < DEEPEST; i++) {
      String word = words.get(i).text();
      boolean ends = word.equals(";") || word.equals("+");
      if (start < 0 && EXECUTES.contains(word)) {
        start = i + 1;
      } else if (start >= 0 && (ends || i + 1 == words.size())) {
        List<ShellWord> inner = words.subList(start, ends ? i : i + 1);
        ShellCommand outer = find.command();
        add(
            new ShellCommand(
                inner, List.of(), List.of(), outer.link(), outer.pipeline(), outer.within()),
            find.shell(),
            find.places(),
            depth + 1);
        start = -1;
      }
    }
  }

  /** The script of {@code sh -c 'script'}, {@code su -c 'script'}. */
  private static Optional<ShellWord> quoted(RunCommand command) {
    List<ShellWord> arguments = command.arguments();
    for (int i = 0; takesScript(command.name()) && i + 1 < arguments.size(); i++) {
      String option = arguments.get(i).text();
      if (option.startsWith("-") && !option.startsWith("--") && option.endsWith("c")) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static boolean takesScript(String name) {
    return ShellNames.isShell(name) || name.equals("su") || name.equals("runuser");
  }
}

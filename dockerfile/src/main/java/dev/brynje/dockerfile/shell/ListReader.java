package dev.brynje.dockerfile.shell;

import dev.brynje.dockerfile.shell.ShellCommand.Assignment;
import dev.brynje.dockerfile.shell.ShellCommand.Link;
import dev.brynje.dockerfile.shell.ShellCommand.Redirection;
import dev.brynje.dockerfile.shell.ShellCommand.Within;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a list of commands: a script, or what stands in a substitution (XCU 2.9 and 2.10). */
final class ListReader {
  /** After what the list begins, and so how it ends. */
  enum Start {
    SCRIPT,
    PARENTHESIS,
    BACKQUOTE
  }

  /** The longest first. */
  private static final List<String> REDIRECTIONS =
      List.of("<<<", "<<-", "&>>", "<<", "<&", "<>", ">>", ">&", ">|", "&>", "<", ">");

  private final Script script;
  private final Start start;
  private final HereDocuments documents;
  private final Nesting nesting;
  private Draft draft = new Draft();
  private int pipeline = -1;
  private int last = -1;

  ListReader(Script script, Start start) {
    this(script, start, EnumSet.noneOf(Within.class));
  }

  private ListReader(Script script, Start start, Set<Within> outside) {
    this.script = script;
    this.start = start;
    this.documents = new HereDocuments(script);
    this.nesting = new Nesting(outside);
  }

  void read() {
    while (true) {
      if (nesting.awaitsPattern()) {
        pattern();
      }
      script.skipBlanks();
      if (script.atEnd()) {
        end(Link.END);
        if (start == Start.PARENTHESIS || nesting.isOpen()) {
          script.broken();
        }
        return;
      }
      if (script.peek() == ')' && !nesting.isInSubshell() && start == Start.PARENTHESIS) {
        end(Link.END);
        script.skip(1);
        if (nesting.isOpen()) {
          script.broken();
        }
        return;
      }
      next();
    }
  }

  private void next() {
    char c = script.peek();
    switch (c) {
      case '\n' -> line();
      case ';' -> semicolon();
      case '&' -> ampersand();
      case '|' -> bar();
      case '(' -> open();
      case ')' -> close();
      case '<', '>' -> {
        if (script.peek(1) == '(') {
          word();
        } else {
          redirection(-1);
        }
      }
      default -> word();
    }
  }

  private void line() {
    end(Link.SEQUENCE);
    script.skip(1);
    documents.read(words());
  }

  private void semicolon() {
    end(Link.SEQUENCE);
    script.skip(1);
    if (script.peek() == ';' || script.peek() == '&') {
      script.skip(script.startsWith(";&") ? 2 : 1);
      nesting.endCaseBranch();
    }
  }

  private void ampersand() {
    if (script.peek(1) == '>') {
      redirection(-1);
      return;
    }
    boolean and = script.peek(1) == '&';
    end(and ? Link.AND : Link.BACKGROUND);
    script.skip(and ? 2 : 1);
  }

  private void bar() {
    boolean or = script.peek(1) == '|';
    end(or ? Link.OR : Link.PIPE);
    script.skip(or || script.peek(1) == '&' ? 2 : 1);
  }

  private void open() {
    script.skip(1);
    if (draft.isOneWord()) {
      script.skipBlanks();
      if (script.peek() == ')') {
        script.skip(1);
        draft = new Draft();
        nesting.awaitFunction();
        return;
      }
    }
    if (!draft.isEmpty()) {
      script.broken();
      end(Link.SEQUENCE);
    } else if (script.peek() == '(') {
      script.skip(1);
      words().readCalculation();
      return;
    }
    compound(Nesting.Kind.SUBSHELL, Within.SUBSHELL);
  }

  /** Opens a compound command, which reads from a pipeline when it stands in one. */
  private void compound(Nesting.Kind kind, Within... parts) {
    nesting.open(pipeline, kind, parts);
    pipeline = -1;
  }

  private void close() {
    end(Link.SEQUENCE);
    script.skip(1);
    if (!nesting.close(Nesting.Kind.SUBSHELL)) {
      script.broken();
    }
  }

  private void redirection(int descriptor) {
    String operator = REDIRECTIONS.stream().filter(script::startsWith).findFirst().orElse(">");
    script.skip(operator.length());
    script.skipBlanks();
    ShellWord target = words().read();
    if (target.start() == target.end()) {
      script.broken();
    }
    int index = draft.add(new Redirection(descriptor, operator, target, ""));
    if (operator.equals("<<") || operator.equals("<<-")) {
      documents.await(draft, index);
    }
  }

  private void word() {
    ShellWord word = words().read();
    if (isDescriptor(word)) {
      redirection(Integer.parseInt(word.text()));
    } else if (draft.isEmpty() && !word.quoted() && keyword(word.text())) {
      return;
    } else if (!draft.hasWords() && isAssignment(word)) {
      assignment(word);
    } else {
      draft.add(word);
    }
  }

  private boolean isDescriptor(ShellWord word) {
    char next = script.peek();
    return (next == '<' || next == '>')
        && !word.quoted()
        && word.text().length() <= 3
        && !word.text().isEmpty()
        && word.text().chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Reads on after a keyword; whether it was one. */
  private boolean keyword(String word) {
    switch (word) {
      case "if" -> compound(Nesting.Kind.IF, Within.CONDITION);
      case "while", "until" -> compound(Nesting.Kind.LOOP, Within.CONDITION);
      case "for", "select" -> loop();
      case "case" -> choice();
      case "{" -> compound(Nesting.Kind.GROUP);
      case "function" -> function();
      case "elif" -> check(nesting.turn(Nesting.Kind.IF, Within.CONDITION));
      case "then", "else" -> check(nesting.turn(Nesting.Kind.IF, Within.BRANCH));
      case "do" -> check(nesting.turn(Nesting.Kind.LOOP, Within.BRANCH));
      case "fi" -> check(nesting.close(Nesting.Kind.IF));
      case "done" -> check(nesting.close(Nesting.Kind.LOOP));
      case "esac" -> check(nesting.close(Nesting.Kind.CASE));
      case "}" -> check(nesting.close(Nesting.Kind.GROUP));
      case "!", "time", "coproc" -> {
        // The command follows.
      }
      case "[[" -> test();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void check(boolean fits) {
    if (!fits) {
      script.broken();
    }
  }

  /** {@code for name in words} */
  private void loop() {
    compound(Nesting.Kind.LOOP, Within.BRANCH);
    script.skipBlanks();
    while (!script.atEnd() && ";\n&|)<>".indexOf(script.peek()) < 0) {
      if (script.startsWith("((")) {
        script.skip(2);
        words().readCalculation();
      } else if (script.peek() == '(') {
        script.broken();
        return;
      } else if (words().read().isBare("do")) {
        return;
      }
      script.skipBlanks();
    }
  }

  /** {@code case word in} */
  private void choice() {
    script.skipBlanks();
    words().read();
    script.skipLines();
    check(words().read().isBare("in"));
    compound(Nesting.Kind.CASE, Within.BRANCH);
    nesting.endCaseBranch();
  }

  /** {@code a | b)}, or the {@code esac} in its place. */
  private void pattern() {
    script.skipLines();
    nesting.beginCaseBranch();
    if (script.peek() == '(') {
      script.skip(1);
    }
    script.skipBlanks();
    boolean first = true;
    while (!script.atEnd() && script.peek() != ')') {
      int before = script.at();
      boolean ends = words().read().isBare("esac") && first;
      if (ends) {
        nesting.close(Nesting.Kind.CASE);
        return;
      }
      first = false;
      script.skipBlanks();
      if (script.peek() == '|') {
        script.skip(1);
        script.skipBlanks();
      } else if (script.at() == before) {
        script.broken();
        return;
      }
    }
    script.skip(1);
  }

  private void function() {
    script.skipBlanks();
    words().read();
    script.skipBlanks();
    if (script.peek() == '(') {
      script.skip(1);
      script.skipBlanks();
      check(script.next() == ')');
    }
    nesting.awaitFunction();
  }

  /** In bash's {@code [[ … ]]} operators are words. */
  private void test() {
    draft.add(new ShellWord("[[", false, script.at() - 2, script.at()));
    while (true) {
      script.skipBlanks();
      if (script.atEnd()) {
        script.broken();
        return;
      }
      int before = script.at();
      ShellWord word = words().read();
      if (script.at() == before) {
        script.skip(1);
        word = new ShellWord(script.text(before, before + 1), false, before, before + 1);
      }
      draft.add(word);
      if (word.isBare("]]")) {
        return;
      }
    }
  }

  private boolean isAssignment(ShellWord word) {
    int equals = word.text().indexOf('=');
    int end = equals > 0 && word.text().charAt(equals - 1) == '+' ? equals - 1 : equals;
    if (end <= 0 || !WordReader.isNameStart(word.text().charAt(0))) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      if (!WordReader.isNamePart(word.text().charAt(i))) {
        return false;
      }
    }
    // A quote in the name makes it an ordinary word.
    return word.end() - word.start() > equals
        && script
            .text(word.start(), word.start() + equals + 1)
            .equals(word.text().substring(0, equals + 1));
  }

  private void assignment(ShellWord word) {
    int equals = word.text().indexOf('=');
    String name = word.text().substring(0, equals);
    int valueStart = word.start() + equals + 1;
    String value = word.text().substring(equals + 1);
    if (value.isEmpty() && script.peek() == '(') {
      elements();
      value = String.valueOf(ShellWord.HOLE);
    }
    draft.add(
        new Assignment(
            name.endsWith("+") ? name.substring(0, name.length() - 1) : name,
            new ShellWord(value, word.quoted(), valueStart, script.at(), word.variables())));
  }

  /** Those of an array, which only bash has. */
  private void elements() {
    script.skip(1);
    script.skipLines();
    while (script.peek() != ')') {
      int before = script.at();
      words().read();
      script.skipLines();
      if (script.at() == before) {
        script.unclosed();
        return;
      }
    }
    script.skip(1);
  }

  private void end(Link link) {
    List<ShellCommand> commands = script.commands();
    if (draft.isEmpty()) {
      // After a compound command: its last one passes on what it has.
      if (last >= 0 && link != Link.SEQUENCE && link != Link.END) {
        commands.set(last, commands.get(last).linked(link));
        pipeline = link == Link.PIPE ? commands.get(last).pipeline() : -1;
      }
      return;
    }
    int own =
        pipeline >= 0 ? pipeline : nesting.input() >= 0 ? nesting.input() : script.newPipeline();
    last = commands.size();
    draft.addTo(commands, link, own, nesting.within());
    nesting.endSimpleCommand();
    pipeline = link == Link.PIPE ? own : -1;
    draft = new Draft();
  }

  private WordReader words() {
    return new WordReader(script, this::substitution);
  }

  private void substitution(Start kind) {
    EnumSet<Within> inside = EnumSet.of(Within.SUBSTITUTION);
    inside.addAll(nesting.within());
    script.nested(() -> new ListReader(script, kind, inside).read());
  }
}

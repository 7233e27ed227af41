package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands behind an instruction's keyword and flags. */
final class Arguments {
  private static final Set<String> JSON =
      Set.of("ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "SHELL", "VOLUME");
  private static final String SEE = "see the reference of Dockerfiles";

  private final String keyword;
  private final LogicalLine line;
  private final int from;
  private final int to;
  private final Splitter splitter;
  private final Optional<List<Word>> json;
  private List<Pair> pairs = List.of();

  Arguments(String keyword, LogicalLine line, char escape, int from, int to) {
    this.keyword = keyword;
    this.line = line;
    this.from = from;
    this.to = to;
    this.splitter = new Splitter(line, escape);
    this.json = JSON.contains(keyword) ? JsonWords.read(line, from, to) : Optional.empty();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isJson() {
    return json.isPresent();
  }

  private boolean isEmpty() {
    return from == to;
  }

  /** What BuildKit's parser refuses by itself. */
  void check() {
    if (keyword.equals("ENV") || keyword.equals("LABEL")) {
      pairs = pairs();
    } else if (keyword.equals("HEALTHCHECK")) {
      healthCommand();
    }
  }

  private List<Pair> pairs() {
    List<Word> words = splitter.quoted(from, to);
    if (words.isEmpty()) {
      return List.of();
    }
    if (words.getFirst().text().indexOf('=') < 0) {
      return List.of(oldPair());
    }
    List<Pair> read = new ArrayList<>(words.size());
    for (Word word : words) {
      if (word.text().indexOf('=') < 0) {
        throw Refusal.ofSyntax(
            word.span(),
            "a word has no =",
            "write name=value, with quotes around a value that has blanks");
      }
      read.add(pair(word));
    }
    return read;
  }

  /** {@code ENV name value}, where the value is all the rest. */
  private Pair oldPair() {
    int end = from;
    while (end < to && !Space.separates(line.at(end))) {
      end++;
    }
    int value = end;
    while (value < to && Space.separates(line.at(value))) {
      value++;
    }
    if (end == to) {
      throw Refusal.ofSyntax(
          line.span(from, to), keyword + " has a name and no value", "write name=value");
    }
    return new Pair(line.word(from, end), Optional.of(line.word(value, to)), line.span(from, to));
  }

  private static Pair pair(Word word) {
    String text = word.text();
    int equals = text.indexOf('=');
    Span span = word.span();
    Word name = new Word(text.substring(0, equals), part(span, 0, equals));
    Span value = part(span, equals + 1, span.end() - span.start());
    return new Pair(name, Optional.of(new Word(text.substring(equals + 1), value)), span);
  }

  /** A part of a word; all of one that a break divides. */
  private static Span part(Span span, int from, int to) {
    if (span.line() != span.endLine()) {
      return span;
    }
    return new Span(
        Math.min(span.start() + from, span.end()),
        Math.min(span.start() + to, span.end()),
        span.line(),
        Math.min(span.column() + from, span.endColumn()),
        span.endLine(),
        Math.min(span.column() + to, span.endColumn()));
  }

  /** The instruction. */
  Instruction instruction(Instruction.Head head) {
    return switch (keyword) {
      case "FROM" -> from(head);
      case "RUN" -> new Instruction.Run(head, runCommand(head));
      case "CMD" -> new Instruction.Cmd(head, command());
      case "ENTRYPOINT" -> new Instruction.Entrypoint(head, command());
      case "SHELL" -> new Instruction.Shell(head, shell(head));
      case "HEALTHCHECK" -> healthcheck(head);
      case "COPY" -> {
        List<Word> words = paths(head);
        yield new Instruction.Copy(head, sources(words), words.getLast());
      }
      case "ADD" -> {
        List<Word> words = paths(head);
        yield new Instruction.Add(head, sources(words), words.getLast());
      }
      case "ENV" -> new Instruction.Env(head, named(pairs, head));
      case "LABEL" -> new Instruction.Label(head, named(pairs, head));
      case "ARG" -> new Instruction.Arg(head, named(arguments(), head));
      case "EXPOSE" -> new Instruction.Expose(head, some(splitter.atSpaces(from, to), head));
      case "VOLUME" -> new Instruction.Volume(head, volumes(head));
      case "USER" -> new Instruction.User(head, one(head));
      case "WORKDIR" -> new Instruction.Workdir(head, one(head));
      case "STOPSIGNAL" -> new Instruction.StopSignal(head, one(head));
      case "MAINTAINER" -> new Instruction.Maintainer(head, one(head));
      default ->
          throw new Refusal(
              head.keywordSpan(),
              Keywords.isNear(keyword)
                  ? "there is no instruction " + keyword
                  : "the line begins with no instruction",
              "begin with an instruction as RUN, or end the line before with \\");
    };
  }

  private Instruction from(Instruction.Head head) {
    List<Word> words = splitter.atSpaces(from, to);
    boolean named = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
    if (words.size() != 1 && !named) {
      throw new Refusal(head.span(), "FROM has an image, or an image AS a name", SEE);
    }
    if (named && !isStageName(words.get(2).text())) {
      throw new Refusal(
          words.get(2).span(),
          "this cannot name a stage",
          "begin with a letter; take letters, digits, -, _ and .");
    }
    return new Instruction.From(
        head, words.getFirst(), named ? Optional.of(words.get(2)) : Optional.empty());
  }

  private static boolean isStageName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\u0130' || c == '\u212A';
      boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return true;
  }

  private Command command() {
    Span span = line.span(from, to);
    return json.<Command>map(words -> new Command.Exec(words, span))
        .orElseGet(() -> new Command.Shell(line.shell(from, to), span));
  }

  private Command runCommand(Instruction.Head head) {
    RunFlags.check(head.flags());
    return command();
  }

  private List<Word> shell(Instruction.Head head) {
    if (isEmpty() || (json.isPresent() && json.get().isEmpty())) {
      throw new Refusal(head.span(), "SHELL names no shell", SEE);
    }
    return json.orElseThrow(
        () -> new Refusal(line.span(from, to), "SHELL is no JSON", "write [\"/bin/sh\", \"-c\"]"));
  }

  boolean isHealthcheckNone() {
    return keyword.equals("HEALTHCHECK")
        && line.text().substring(from, healthTypeEnd()).equalsIgnoreCase("NONE");
  }

  private int healthTypeEnd() {
    int end = from;
    while (end < to && !Space.is(line.at(end))) {
      end++;
    }
    return end;
  }

  private Optional<Command> healthCommand() {
    int start = line.skipSpaces(healthTypeEnd(), to);
    if (start == to) {
      return Optional.empty();
    }
    Span span = line.span(start, to);
    Optional<List<Word>> words = JsonWords.read(line, start, to);
    if (words.isPresent()) {
      return words.get().isEmpty()
          ? Optional.empty()
          : Optional.of(new Command.Exec(words.get(), span));
    }
    return Optional.of(new Command.Shell(line.shell(start, to), span));
  }

  private Instruction healthcheck(Instruction.Head head) {
    if (isEmpty()) {
      throw new Refusal(head.span(), "HEALTHCHECK has neither CMD nor NONE", SEE);
    }
    Optional<Command> command = healthCommand();
    if (isHealthcheckNone()) {
      if (command.isPresent()) {
        throw new Refusal(head.span(), "HEALTHCHECK NONE has no arguments", "remove them");
      }
      return new Instruction.Healthcheck(head, Optional.empty());
    }
    Word type = line.word(from, healthTypeEnd());
    if (!type.text().equalsIgnoreCase("CMD")) {
      throw new Refusal(type.span(), "HEALTHCHECK has CMD or NONE", SEE);
    }
    if (command.isEmpty()) {
      throw new Refusal(head.span(), "HEALTHCHECK CMD has no command", "write one");
    }
    HealthFlags.check(head.flags());
    return new Instruction.Healthcheck(head, command);
  }

  /** Sources and the destination. */
  private List<Word> paths(Instruction.Head head) {
    List<Word> words = json.orElseGet(() -> splitter.atSpaces(from, to));
    if (words.size() < 2) {
      throw new Refusal(head.span(), keyword + " has a source and a destination", SEE);
    }
    if (isHeredoc(words.getLast())) {
      throw new Refusal(
          words.getLast().span(), "a here-document cannot be a destination", "name a path");
    }
    return words;
  }

  private static List<Word> sources(List<Word> words) {
    List<Word> sources = new ArrayList<>(words.size());
    for (Word word : words.subList(0, words.size() - 1)) {
      if (!isHeredoc(word)) {
        sources.add(word);
      }
    }
    return sources;
  }

  private static boolean isHeredoc(Word word) {
    try {
      return HeredocWord.of(word.text()).isPresent();
    } catch (WordException _) {
      return false;
    }
  }

  private List<Pair> arguments() {
    List<Pair> arguments = new ArrayList<>();
    for (Word word : splitter.quoted(from, to)) {
      arguments.add(
          word.text().indexOf('=') < 0
              ? new Pair(word, Optional.empty(), word.span())
              : pair(word));
    }
    return arguments;
  }

  private List<Pair> named(List<Pair> pairs, Instruction.Head head) {
    for (Pair pair : some(pairs, head)) {
      if (pair.name().text().isEmpty()) {
        throw new Refusal(pair.span(), keyword + " has an empty name", "write name=value");
      }
    }
    return pairs;
  }

  private <T> List<T> some(List<T> arguments, Instruction.Head head) {
    if (arguments.isEmpty()) {
      throw new Refusal(head.span(), keyword + " has no argument", "write one, or remove it");
    }
    return arguments;
  }

  private List<Word> volumes(Instruction.Head head) {
    List<Word> words = some(json.orElseGet(() -> splitter.atSpaces(from, to)), head);
    for (Word word : words) {
      if (word.text().isBlank()) {
        throw new Refusal(word.span(), "a volume has no path", "write one, or remove it");
      }
    }
    return words;
  }

  /** All that is there, as one word. */
  private Word one(Instruction.Head head) {
    if (isEmpty()) {
      throw new Refusal(head.span(), keyword + " has no argument", "write one, or remove it");
    }
    return line.word(from, to);
  }
}

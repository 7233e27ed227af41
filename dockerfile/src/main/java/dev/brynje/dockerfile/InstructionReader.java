package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one instruction from its logical line. */
final class InstructionReader {
  /** How here-documents are read that follow the line. */
  @FunctionalInterface
  interface Heredocs {
    List<Heredoc> read(List<HeredocWord> words, Span line);
  }

  private final LogicalLine line;
  private final char escape;
  private final Span span;
  private final Heredocs heredocs;

  InstructionReader(LogicalLine line, char escape, Span span, Heredocs heredocs) {
    this.line = line;
    this.escape = escape;
    this.span = span;
    this.heredocs = heredocs;
  }

  /**
   * Reads it.
   *
   * @throws Refusal when BuildKit would not take it
   */
  Instruction read() {
    int from = line.skipSpaces(0, line.length());
    return read(from, line.trimEnd(from, line.length()), false);
  }

  private Instruction read(int from, int to, boolean trigger) {
    int end = from;
    while (end < to && !Space.separates(line.at(end))) {
      end++;
    }
    String keyword = line.text().substring(from, end).toUpperCase(Locale.ROOT);
    FlagReader flags = new FlagReader(line, escape);
    int rest = end;
    while (rest < to && Space.separates(line.at(rest))) {
      rest++;
    }
    flags.read(rest, to);
    Arguments arguments =
        new Arguments(keyword, line, escape, line.skipSpaces(flags.end(), to), to);
    // BuildKit's parser looks at the arguments first, then for here-documents, then at the rest.
    arguments.check();
    Span keywordSpan = line.span(from, end);
    if (keyword.equals("ONBUILD")) {
      return onbuild(flags, keywordSpan, arguments);
    }
    List<Heredoc> documents = trigger ? List.of() : documents(keyword, arguments);
    Span whole = documents.isEmpty() ? span : upTo(documents.getLast().span());
    boolean unchecked =
        keyword.equals("STOPSIGNAL") || keyword.equals("ARG") || arguments.isHealthcheckNone();
    List<Flag> read = unchecked ? flags.unchecked() : flags.flags(keyword);
    return arguments.instruction(
        new Instruction.Head(keyword, keywordSpan, read, documents, whole));
  }

  private Span upTo(Span last) {
    return new Span(
        span.start(), last.end(), span.line(), span.column(), last.endLine(), last.endColumn());
  }

  private List<Heredoc> documents(String keyword, Arguments arguments) {
    boolean may = keyword.equals("RUN") || keyword.equals("COPY") || keyword.equals("ADD");
    if (!may || arguments.isJson() || !line.text().contains("<<")) {
      return List.of();
    }
    List<HeredocWord> words;
    try {
      words = HeredocWord.in(line.text());
    } catch (WordException e) {
      throw Refusal.ofSyntax(span, "a here-document: " + e.reason(), "close the quotes");
    }
    return words.isEmpty() ? List.of() : heredocs.read(words, span);
  }

  private Instruction onbuild(FlagReader flags, Span keywordSpan, Arguments arguments) {
    int from = arguments.from();
    int to = arguments.to();
    if (from == to) {
      throw new Refusal(span, "ONBUILD has no instruction", "write one behind it, or remove it");
    }
    InstructionReader inner = new InstructionReader(line, escape, span, heredocs);
    Optional<Instruction> trigger;
    List<Heredoc> documents = List.of();
    String keyword = new Splitter(line, escape).atSpaces(from, to).getFirst().text();
    try {
      trigger = Optional.of(inner.read(from, to, true));
    } catch (Refusal e) {
      if (e.isSyntax()) {
        throw e;
      }
      trigger = Optional.empty();
    }
    String upper = keyword.toUpperCase(Locale.ROOT);
    if (upper.equals("RUN") || upper.equals("COPY") || upper.equals("ADD")) {
      boolean json = trigger.isPresent() && isJson(trigger.get());
      documents = json ? List.of() : inner.documents(upper, arguments);
    }
    if (List.of("ONBUILD", "FROM", "MAINTAINER").contains(upper)) {
      throw new Refusal(span, upper + " cannot stand behind ONBUILD", "remove it");
    }
    Span whole = documents.isEmpty() ? span : upTo(documents.getLast().span());
    return new Instruction.Onbuild(
        new Instruction.Head(
            "ONBUILD", keywordSpan, flags.flags("ONBUILD"), new ArrayList<>(documents), whole),
        trigger);
  }

  private static boolean isJson(Instruction instruction) {
    return instruction instanceof Instruction.Run run && run.command() instanceof Command.Exec;
  }
}

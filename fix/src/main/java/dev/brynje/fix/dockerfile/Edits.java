package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.fix.dockerfile.Edit.Meaning;
import dev.brynje.yaml.Span;
import java.util.function.UnaryOperator;

/** Makes edits of whole instructions and of their words. */
final class Edits {
  private final Written written;

  Edits(Written written) {
    this.written = written;
  }

  /**
   * A new instruction behind another, written like it.
   *
   * @param keyword in capitals
   * @param rest what follows it; a line break in it continues the line
   */
  Edit add(Instruction behind, String keyword, String rest, UnaryOperator<String> said) {
    Layout layout = written.layout();
    int at = layout.end(behind);
    String lineBreak = layout.lineBreak(at);
    String line = layout.keyword(keyword, behind) + " " + layout.continued(rest, lineBreak);
    String joined = layout.joined(line).substring(keyword.length() + 1);
    Said meant =
        keyword.equals("RUN") ? Said.ofScript(joined) : Said.of(keyword, said.apply(joined));
    return new Edit(
        behind, at, at, lineBreak + layout.indent(behind) + line, new Meaning.Added(meant));
  }

  /** The same, of one that says what is written. */
  Edit add(Instruction behind, String keyword, String rest) {
    return add(behind, keyword, rest, UnaryOperator.identity());
  }

  /** Takes an instruction out, with its lines. */
  Edit remove(Instruction one) {
    Layout layout = written.layout();
    int start = layout.lineStart(one.head().span().start());
    int next = layout.nextLine(layout.end(one));
    boolean last = next == written.source().text().length() && next == layout.end(one);
    // Of the last line, without a break, the break before it goes.
    int from = last ? layout.lineEnd(Math.max(0, start - 1)) : start;
    return new Edit(one, from, next, "", new Meaning.Removed());
  }

  /**
   * Another word in the place of one.
   *
   * @param index the word's, among those that the instruction says
   */
  Edit word(Instruction one, int index, Word word, String text) {
    return change(one, word.span(), text, said -> said.withWord(index, text));
  }

  /** Other text in the place of some. */
  Edit change(Instruction one, Span span, String text, UnaryOperator<Said> said) {
    return new Edit(one, span.start(), span.end(), text, new Meaning.Changed(said));
  }

  /** A flag in front of all others. */
  Edit flag(Instruction one, String flag) {
    int at = one.head().keywordSpan().end();
    return new Edit(one, at, at, " --" + flag, new Meaning.Changed(said -> said.with(flag)));
  }

  /** Another keyword, with the same words behind it. */
  Edit keyword(Instruction one, String keyword) {
    return change(
        one,
        one.head().keywordSpan(),
        written.layout().keyword(keyword, one),
        said -> said.as(keyword));
  }
}

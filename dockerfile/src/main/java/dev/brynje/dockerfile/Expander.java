package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** Replaces the variables of an instruction's words; what cannot be read is refused. */
final class Expander {
  private final char escape;
  private final Variables variables;
  private final Allowance allowance;

  Expander(char escape, Variables variables, Allowance allowance) {
    this.escape = escape;
    this.variables = variables;
    this.allowance = allowance;
  }

  private void refuseIfSpent(Span span) {
    if (allowance.isSpent()) {
      throw new Refusal(span, Allowance.words(), "look at what made it");
    }
  }

  Expanded expand(Word word) {
    return expand(word.text(), word.span());
  }

  Expanded expand(String text, Span span) {
    refuseIfSpent(span);
    try {
      return allowance.spend(text, Lexer.expand(text, escape, variables));
    } catch (WordException e) {
      throw new Refusal(span, e.reason(), e.advice());
    }
  }

  /** What a text becomes, if that is known. */
  Optional<String> known(String text, Span span) {
    Expanded expanded = expand(text, span);
    return expanded.known() ? Optional.of(expanded.text()) : Optional.empty();
  }

  Optional<String> known(Word word) {
    return known(word.text(), word.span());
  }

  /** The words that a word becomes; none when they are not known. */
  List<String> words(Word word) {
    expand(word);
    try {
      return Lexer.expandedWords(word.text(), escape, variables);
    } catch (WordException e) {
      throw new Refusal(word.span(), e.reason(), e.advice());
    }
  }

  /** Looks whether the variables of a here-document can be read. */
  void check(Heredoc document) {
    if (!document.expanded()) {
      return;
    }
    refuseIfSpent(document.span());
    try {
      Lexer.checkPlain(document.content(), variables);
    } catch (WordException e) {
      throw new Refusal(document.span(), e.reason(), e.advice());
    }
  }
}

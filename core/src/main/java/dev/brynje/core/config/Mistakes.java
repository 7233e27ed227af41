package dev.brynje.core.config;

import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.NearestWord;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The mistakes of one text as they are found; after enough of them, the rest is not looked for. */
final class Mistakes {
  private static final int ENOUGH = 100;
  private static final int LONGEST_EXCERPT = 240;
  private static final int LONGEST_QUOTE = 60;

  private final String name;
  private final SourceText source;
  private final List<Mistake> mistakes = new ArrayList<>();

  Mistakes(String name, SourceText source) {
    this.name = name;
    this.source = source;
  }

  void add(Span span, String message, String advice) {
    mistakes.add(new Mistake(location(span), Printable.of(message), advice));
  }

  /** Says that a value is of the wrong kind. */
  void wrongType(String what, String wanted, Node value) {
    add(
        value.span(),
        "%s must be %s, but is %s".formatted(what, wanted, describe(value)),
        "write " + wanted);
  }

  /** Says that a key is not known, and which was probably meant. */
  void unknownKey(Mapping.Entry entry, String where, List<String> known) {
    Optional<String> nearest = NearestWord.among(known, entry.key());
    add(
        entry.keySpan(),
        "%s has no key %s".formatted(where, quote(entry.key())),
        nearest
            .map(word -> "did you mean " + word + "?")
            .orElse("its keys are " + String.join(", ", known)));
  }

  boolean enough() {
    return mistakes.size() >= ENOUGH;
  }

  boolean none() {
    return mistakes.isEmpty();
  }

  List<Mistake> inOrder() {
    List<Mistake> sorted = new ArrayList<>(mistakes);
    sorted.sort(
        Comparator.comparingInt((Mistake mistake) -> mistake.location().line())
            .thenComparingInt(mistake -> mistake.location().column()));
    if (enough()) {
      sorted.add(
          new Mistake(
              Location.file(name), "more may be wrong than these mistakes", "correct them first"));
    }
    return List.copyOf(sorted);
  }

  static String quote(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
        ? "\"" + text + "\""
        : "\"" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…\"";
  }

  private static String describe(Node value) {
    return switch (value) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> quote(scalar.text());
            case INTEGER, FLOAT, BOOLEAN -> scalar.text();
            case NULL -> "empty";
          };
    };
  }

  /** The place as it is told. */
  Location location(Span span) {
    String line = span.line() <= source.lines() ? source.line(span.line()) : "";
    String excerpt =
        line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
    return new Location(
        name, span.line(), span.column(), span.endLine(), span.endColumn(), excerpt);
  }
}

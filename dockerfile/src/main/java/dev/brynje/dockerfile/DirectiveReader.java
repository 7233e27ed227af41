package dev.brynje.dockerfile;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads parser directives, which stand at the top and before any other comment. */
final class DirectiveReader {
  private static final Set<String> NAMES = Set.of("syntax", "escape", "check");

  private final SourceText source;
  private final List<Directive> found = new ArrayList<>();
  private boolean done;
  private char escape = '\\';

  DirectiveReader(SourceText source) {
    this.source = source;
  }

  /**
   * Looks at a line; whether it is a directive.
   *
   * @throws Refusal when it is given twice, or names no escape character
   */
  boolean take(int from, int to) {
    if (done) {
      return false;
    }
    Optional<Directive> directive = directive(from, to);
    if (directive.isEmpty()) {
      done = true;
      return false;
    }
    Directive one = directive.get();
    for (Directive before : found) {
      if (before.name().equals(one.name())) {
        throw new Refusal(
            one.span(), "the directive %s is given twice".formatted(one.name()), "remove one");
      }
    }
    if (one.name().equals("escape")) {
      if (!one.value().equals("\\") && !one.value().equals("`")) {
        throw new Refusal(
            one.span(), "the escape character is \\ or `", "write # escape=` or remove the line");
      }
      escape = one.value().charAt(0);
    }
    found.add(one);
    return true;
  }

  private Optional<Directive> directive(int from, int to) {
    String text = source.text();
    if (from == to || text.charAt(from) != '#') {
      return Optional.empty();
    }
    int name = skip(from + 1, to);
    int i = name;
    while (i < to && isNamePart(text.charAt(i), i > name)) {
      i++;
    }
    String word = text.substring(name, i).toLowerCase(Locale.ROOT);
    int equals = skipPlain(i, to);
    if (!NAMES.contains(word) || equals == to || text.charAt(equals) != '=') {
      return Optional.empty();
    }
    int value = skipPlain(equals + 1, to);
    int end = to;
    while (end > value && isPlainSpace(text.charAt(end - 1))) {
      end--;
    }
    Span span = source.span(from, to);
    return value == end
        ? Optional.empty()
        : Optional.of(new Directive(word, text.substring(value, end), span));
  }

  private static boolean isNamePart(char c, boolean later) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (later && c >= '0' && c <= '9');
  }

  private int skip(int from, int to) {
    int i = from;
    while (i < to && Space.is(source.text().charAt(i))) {
      i++;
    }
    return i;
  }

  private int skipPlain(int from, int to) {
    int i = from;
    while (i < to && isPlainSpace(source.text().charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPlainSpace(char c) {
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
  }

  char escape() {
    return escape;
  }

  List<Directive> directives() {
    return found;
  }
}

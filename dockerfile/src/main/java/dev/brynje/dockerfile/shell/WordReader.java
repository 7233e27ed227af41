package dev.brynje.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads one word: quotes, escapes and expansions (POSIX.1-2024, XCU 2.2, 2.3 and 2.6). */
final class WordReader {
  private static final String SPECIAL_PARAMETERS = "@*#?-$!";

  private final Script script;
  private final Consumer<ListReader.Start> substitutions;
  private final StringBuilder text = new StringBuilder();
  private final List<String> variables = new ArrayList<>(0);
  private boolean quoted;

  /**
   * @param substitutions reads the commands of one, of which only the beginning is read
   */
  WordReader(Script script, Consumer<ListReader.Start> substitutions) {
    this.script = script;
    this.substitutions = substitutions;
  }

  /** The word that begins here; it may be empty when none does. */
  ShellWord read() {
    int start = script.at();
    while (!script.atEnd() && !endsWord()) {
      part();
    }
    return new ShellWord(text.toString(), quoted, start, script.at(), variables);
  }

  /** Only looks for commands in the text of a here-document. */
  void readDocument() {
    while (!script.atEnd()) {
      partOfQuotes();
    }
  }

  private boolean endsWord() {
    return switch (script.peek()) {
      case ' ', '\t', '\r', '\n', ';', '&', '|', '(', ')' -> true;
      case '<', '>' -> script.peek(1) != '(';
      default -> false;
    };
  }

  private void part() {
    switch (script.peek()) {
      case '\\' -> escape();
      case '\'' -> singleQuotes();
      case '"' -> doubleQuotes();
      case '$' -> dollar(false);
      case '`' -> backquotes();
      case '<', '>' -> {
        script.skip(2);
        substitution();
      }
      default -> text.append(script.next());
    }
  }

  private void escape() {
    if (script.skipContinuation()) {
      return;
    }
    script.skip(1);
    quoted = true;
    text.append(script.atEnd() ? '\\' : script.next());
  }

  private void singleQuotes() {
    quoted = true;
    script.skip(1);
    int end = script.find('\'');
    if (end < 0) {
      hole();
      script.unclosed();
      return;
    }
    text.append(script.text(script.at(), end));
    script.moveTo(end + 1);
  }

  private void doubleQuotes() {
    quoted = true;
    script.skip(1);
    while (script.peek() != '"') {
      if (script.atEnd()) {
        hole();
        script.unclosed();
        return;
      }
      partOfQuotes();
    }
    script.skip(1);
  }

  private void partOfQuotes() {
    switch (script.peek()) {
      case '\\' -> escapeInQuotes();
      case '$' -> dollar(true);
      case '`' -> backquotes();
      default -> text.append(script.next());
    }
  }

  private void escapeInQuotes() {
    if (script.skipContinuation()) {
      return;
    }
    script.skip(1);
    boolean escapes = !script.atEnd() && "$`\"\\".indexOf(script.peek()) >= 0;
    text.append(escapes ? script.next() : '\\');
  }

  private void dollar(boolean inQuotes) {
    script.skip(1);
    char c = script.peek();
    if (script.startsWith("((")) {
      script.skip(2);
      hole();
      script.nested(this::calculation);
    } else if (c == '(') {
      script.skip(1);
      substitution();
    } else if (c == '{') {
      script.skip(1);
      hole();
      variable();
      script.nested(() -> braces(inQuotes));
    } else if (c == '\'' && !inQuotes) {
      dollarQuotes();
    } else if (isNameStart(c)) {
      script.skip(variable());
      hole();
    } else if ((c >= '0' && c <= '9') || SPECIAL_PARAMETERS.indexOf(c) >= 0) {
      script.skip(1);
      hole();
    } else if (c != '"' || inQuotes) {
      text.append('$');
    }
  }

  /** Keeps the name that begins here, and tells its length; 0 when none does. */
  private int variable() {
    int length = 0;
    while (length == 0 ? isNameStart(script.peek()) : isNamePart(script.peek(length))) {
      length++;
    }
    if (length > 0) {
      variables.add(script.text(script.at(), script.at() + length));
    }
    return length;
  }

  /** {@code $'…'}: of its escapes none is decoded. */
  private void dollarQuotes() {
    quoted = true;
    script.skip(1);
    int start = script.at();
    boolean escapes = false;
    while (script.peek() != '\'') {
      if (script.atEnd()) {
        hole();
        script.unclosed();
        return;
      }
      boolean escape = script.peek() == '\\';
      escapes |= escape;
      script.skip(escape ? 2 : 1);
    }
    text.append(escapes ? String.valueOf(ShellWord.HOLE) : script.text(start, script.at()));
    script.skip(1);
  }

  private void substitution() {
    hole();
    substitutions.accept(ListReader.Start.PARENTHESIS);
  }

  private void backquotes() {
    hole();
    script.skip(1);
    int start = script.at();
    while (script.peek() != '`') {
      if (script.atEnd()) {
        script.unclosed();
        return;
      }
      boolean escape = script.peek() == '\\';
      if (escape && script.peek(1) == '`') {
        // Substitutions in it, which are written in another way there.
        script.broken();
      }
      script.skip(escape ? 2 : 1);
    }
    int end = script.at();
    script.skip(1);
    script.within(start, end, () -> substitutions.accept(ListReader.Start.BACKQUOTE));
  }

  /** What follows <code>${</code>; only its substitutions matter. */
  private void braces(boolean inQuotes) {
    while (script.peek() != '}') {
      if (script.atEnd()) {
        script.unclosed();
        return;
      }
      silently(() -> {
        if (inQuotes && script.peek() != '"') {
          partOfQuotes();
        } else {
          part();
        }
      });
    }
    script.skip(1);
  }

  /** What follows <code>$((</code>. A subshell in a substitution may begin in the same way. */
  private void calculation() {
    int open = 2;
    while (open > 0) {
      if (script.atEnd()) {
        script.unclosed();
        return;
      }
      char c = script.peek();
      if (c == '(' || c == ')') {
        open += c == '(' ? 1 : -1;
        script.skip(1);
        if (open == 1 && script.peek() != ')') {
          script.broken();
        }
      } else {
        silently(this::partOfQuotes);
      }
    }
  }

  /** A calculation that is a command of its own, after its two parentheses. */
  void readCalculation() {
    script.nested(this::calculation);
  }

  private void silently(Runnable reading) {
    int length = text.length();
    reading.run();
    text.setLength(length);
  }

  private void hole() {
    text.append(ShellWord.HOLE);
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}

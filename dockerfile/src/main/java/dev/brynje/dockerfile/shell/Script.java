package dev.brynje.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/** A script while it is read: how far, and what was found. */
final class Script {
  /** Substitutions within each other; people write two or three. */
  private static final int DEEPEST = 40;

  private final String text;
  private final List<ShellCommand> commands = new ArrayList<>();
  private int at;
  private int limit;
  private int depth;
  private int pipelines;
  private boolean whole = true;

  Script(String text) {
    this.text = text;
    this.limit = text.length();
  }

  List<ShellCommand> commands() {
    return commands;
  }

  int newPipeline() {
    return pipelines++;
  }

  boolean isWhole() {
    return whole;
  }

  /** Something in it is not understood. */
  void broken() {
    whole = false;
  }

  /** What was opened never closes, so that the rest is a part of it. */
  void unclosed() {
    broken();
    at = limit;
  }

  boolean atEnd() {
    return at >= limit;
  }

  int at() {
    return at;
  }

  void moveTo(int offset) {
    at = Math.min(offset, limit);
  }

  void skip(int count) {
    moveTo(at + count);
  }

  /** The next character; NUL at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) : '\0';
  }

  char next() {
    char c = peek();
    skip(1);
    return c;
  }

  boolean startsWith(String wanted) {
    return at + wanted.length() <= limit && text.startsWith(wanted, at);
  }

  /** The offset of a character from here on; -1 when it does not come. */
  int find(char wanted) {
    return text.indexOf(wanted, at, limit);
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  /** Reads a part by itself and goes on after it. */
  void within(int from, int to, Runnable reading) {
    int outer = limit;
    int after = at;
    at = from;
    limit = to;
    reading.run();
    limit = outer;
    at = Math.max(after, to);
  }

  /** Reads something nested, unless that is too deep. */
  void nested(Runnable reading) {
    if (depth == DEEPEST) {
      unclosed();
      return;
    }
    depth++;
    reading.run();
    depth--;
  }

  /** Past a backslash and the end of its line. */
  boolean skipContinuation() {
    boolean continued = startsWith("\\\n") || startsWith("\\\r\n");
    if (continued) {
      skip(peek(1) == '\n' ? 2 : 3);
    }
    return continued;
  }

  /** Past blanks, continued lines and a comment. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\\') {
      if (peek() != '\\') {
        skip(1);
      } else if (!skipContinuation()) {
        return;
      }
    }
    if (peek() == '#') {
      int end = find('\n');
      moveTo(end < 0 ? limit : end);
    }
  }

  /** The same, and past ends of lines. */
  void skipLines() {
    skipBlanks();
    while (peek() == '\n') {
      skip(1);
      skipBlanks();
    }
  }
}

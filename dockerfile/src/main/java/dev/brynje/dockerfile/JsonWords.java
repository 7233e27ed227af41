package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON array of words, as the exec form has it. What is no JSON is not an error: it is read as
 * something else then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonWords {
  private static final int DEEPEST = 1000;

  /** Something stands there that is no JSON. */
  @SuppressWarnings("serial") // it never leaves this class
  private static final class NoJson extends RuntimeException {
    private NoJson() {
      super(null, null, false, false);
    }
  }

  private final LogicalLine line;
  private final int end;
  private int at;
  private boolean onlyWords = true;

  private JsonWords(LogicalLine line, int from, int end) {
    this.line = line;
    this.at = from;
    this.end = end;
  }

  /**
   * Reads an array; empty when there is none.
   *
   * @throws Refusal when something else than a word is in it
   */
  static Optional<List<Word>> read(LogicalLine line, int from, int to) {
    int start = line.skipSpaces(from, to);
    if (start == to || line.at(start) != '[') {
      return Optional.empty();
    }
    JsonWords json = new JsonWords(line, start, to);
    List<Word> words;
    try {
      words = json.array();
    } catch (NoJson _) {
      return Optional.empty();
    }
    if (!json.onlyWords) {
      throw Refusal.ofSyntax(
          line.span(start, to),
          "the JSON form holds something else than words in double quotes",
          "write each word in double quotes");
    }
    return Optional.of(words);
  }

  private List<Word> array() {
    List<Word> words = new ArrayList<>();
    at++;
    if (peekToken() == ']') {
      at++;
    } else {
      do {
        peekToken();
        int start = at;
        if (line.at(at) == '"') {
          String text = string();
          words.add(new Word(text, line.span(start, at)));
        } else {
          onlyWords = false;
          value(1);
        }
      } while (isFollowedBy(']'));
    }
    space();
    if (at != end) {
      throw new NoJson();
    }
    return words;
  }

  /** Whether a comma comes next; else it must be the end. */
  private boolean isFollowedBy(char close) {
    char c = peekToken();
    at++;
    if (c != ',' && c != close) {
      throw new NoJson();
    }
    return c == ',';
  }

  private void space() {
    while (at < end && " \t\r\n".indexOf(line.at(at)) >= 0) {
      at++;
    }
  }

  private char peekToken() {
    space();
    if (at == end) {
      throw new NoJson();
    }
    return line.at(at);
  }

  private void value(int depth) {
    if (depth > DEEPEST) {
      throw new NoJson();
    }
    switch (peekToken()) {
      case '"' -> string();
      case '[' -> {
        at++;
        if (peekToken() == ']') {
          at++;
        } else {
          do {
            value(depth + 1);
          } while (isFollowedBy(']'));
        }
      }
      case '{' -> object(depth);
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void object(int depth) {
    at++;
    if (peekToken() == '}') {
      at++;
      return;
    }
    do {
      if (peekToken() != '"') {
        throw new NoJson();
      }
      string();
      if (peekToken() != ':') {
        throw new NoJson();
      }
      at++;
      value(depth + 1);
    } while (isFollowedBy('}'));
  }

  private void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at == end || line.at(at++) != word.charAt(i)) {
        throw new NoJson();
      }
    }
  }

  private void number() {
    if (line.at(at) == '-') {
      at++;
    }
    if (at < end && line.at(at) == '0') {
      at++;
    } else {
      digits();
    }
    if (at < end && line.at(at) == '.') {
      at++;
      digits();
    }
    if (at < end && (line.at(at) == 'e' || line.at(at) == 'E')) {
      at++;
      if (at < end && (line.at(at) == '+' || line.at(at) == '-')) {
        at++;
      }
      digits();
    }
  }

  private void digits() {
    int start = at;
    while (at < end && line.at(at) >= '0' && line.at(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new NoJson();
    }
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    at++;
    while (true) {
      if (at == end) {
        throw new NoJson();
      }
      char c = line.at(at++);
      if (c == '"') {
        return withoutHalves(text.toString());
      }
      if (c < ' ') {
        throw new NoJson();
      }
      text.append(c == '\\' ? escaped() : c);
    }
  }

  /** Half of a surrogate pair is no character. */
  private static String withoutHalves(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c ->
            whole.appendCodePoint(c <= 0xFFFF && Character.isSurrogate((char) c) ? 0xFFFD : c));
    return whole.toString();
  }

  private char escaped() {
    if (at == end) {
      throw new NoJson();
    }
    char c = line.at(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new NoJson();
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at == end ? -1 : Character.digit(line.at(at++), 16);
      if (digit < 0) {
        throw new NoJson();
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}

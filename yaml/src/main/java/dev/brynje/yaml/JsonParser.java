package dev.brynje.yaml;

import java.util.BitSet;

/**
 * Tells a composer what the JSON values of a stream hold, by the rules of Go's {@code
 * encoding/json}: kubectl takes a text for JSON when its first character is an opening brace.
 */
final class JsonParser {
  private static final int PROBE = 4096;

  private final String text;
  private final Positions positions;
  private final Composer composer;
  private final int deepest;

  /** For each open collection whether it is an object. */
  private final BitSet objects = new BitSet();

  private final StringBuilder value = new StringBuilder();
  private int at;
  private int depth;
  private boolean silent;

  JsonParser(String text, Positions positions, Composer composer, int deepest) {
    this.text = text;
    this.positions = positions;
    this.composer = composer;
    this.deepest = deepest;
  }

  /** Whether kubectl reads the text as JSON. */
  static boolean isJson(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length() && bytes < PROBE; i++) {
      char c = text.charAt(i);
      if (!Cutter.isSpace(c)) {
        return c == '{';
      }
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return false;
  }

  /** Steps to the next value; false at the end of the text. */
  boolean next() {
    skipSpace();
    return at < text.length();
  }

  int at() {
    return at;
  }

  /** Reads the value here. */
  void parse() {
    silent = false;
    run();
  }

  /** Steps over the value at a place, about which the composer had something to say. */
  void skip(int start) {
    at = start;
    silent = true;
    run();
  }

  private void run() {
    depth = 0;
    do {
      value();
      afterValue();
    } while (depth > 0);
  }

  /** Reads a scalar, or opens collections down to the first scalar in them. */
  private void value() {
    while (true) {
      skipSpace();
      int start = at;
      char c = peek();
      switch (c) {
        case '{', '[' -> {
          open(c == '{');
          skipSpace();
          if (peek() == (c == '{' ? '}' : ']')) {
            return;
          }
          if (c == '{') {
            key();
          }
        }
        case '"' -> {
          String string = string();
          if (!silent) {
            composer.scalar(start, at, string, Scalar.Style.DOUBLE_QUOTED, "", "");
          }
          return;
        }
        case 't' -> {
          word("true", Scalar.Type.BOOLEAN);
          return;
        }
        case 'f' -> {
          word("false", Scalar.Type.BOOLEAN);
          return;
        }
        case 'n' -> {
          word("null", Scalar.Type.NULL);
          return;
        }
        default -> {
          if (c != '-' && !Characters.isDigit(c)) {
            throw wrong(
                "a JSON value is expected here", "JSON knows no comments and no bare words");
          }
          number();
          return;
        }
      }
    }
  }

  /** Closes what ends here; steps over the comma, and the key behind it, if it goes on. */
  private void afterValue() {
    while (depth > 0) {
      boolean object = objects.get(depth - 1);
      skipSpace();
      char c = peek();
      if (c == (object ? '}' : ']')) {
        at++;
        depth--;
        if (!silent) {
          composer.end(at);
        }
      } else if (c == ',') {
        at++;
        skipSpace();
        if (object) {
          key();
        }
        return;
      } else {
        throw wrong(
            "a comma or " + (object ? "}" : "]") + " is expected here",
            "add it; JSON knows no comments");
      }
    }
  }

  private void open(boolean object) {
    if (depth == deepest) {
      throw wrong(
          "the document is nested deeper than " + deepest + " levels",
          "flatten it; no Kubernetes object nests so deeply");
    }
    if (!silent) {
      composer.start(object, at, at + 1, true, "", "");
    }
    objects.set(depth++, object);
    at++;
  }

  private void key() {
    int start = at;
    if (peek() != '"') {
      throw wrong(
          "a key in double quotes is expected here", "JSON has no comma before a closing brace");
    }
    String key = string();
    if (!silent) {
      composer.scalar(start, at, key, Scalar.Style.DOUBLE_QUOTED, "", "");
    }
    skipSpace();
    if (peek() != ':') {
      throw wrong("a colon is expected here, after the key", "add it");
    }
    at++;
  }

  private void word(String word, Scalar.Type type) {
    if (!text.startsWith(word, at)) {
      throw wrong("a JSON value is expected here", "put strings in double quotes");
    }
    int start = at;
    at += word.length();
    resolved(start, new PlainValue(type, word, null));
  }

  private void number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    boolean whole = true;
    if (peek() == '.') {
      whole = false;
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      whole = false;
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    String digits = text.substring(start, at);
    PlainValue integer = whole ? Integers.parse(digits) : null;
    if (integer != null && integer.type() == Scalar.Type.INTEGER) {
      resolved(start, integer);
      return;
    }
    double number = Double.parseDouble(digits);
    if (Double.isInfinite(number)) {
      throw new Unreadable(
          positions.span(start, at), "the number is too large", "write a smaller one");
    }
    resolved(start, PlainValue.ofDouble(number));
  }

  private void digits() {
    if (!Characters.isDigit(peek())) {
      throw wrong("a digit is expected here", "write the number out");
    }
    while (Characters.isDigit(peek())) {
      at++;
    }
  }

  private void resolved(int start, PlainValue number) {
    if (!silent) {
      composer.resolved(start, at, number);
    }
  }

  private String string() {
    int start = ++at;
    int simple = start;
    while (simple < text.length() && isSimple(text.charAt(simple))) {
      simple++;
    }
    at = simple;
    if (peek() == '"') {
      at++;
      return text.substring(start, simple);
    }
    value.setLength(0);
    value.append(text, start, simple);
    while (true) {
      char c = peek();
      if (at >= text.length()) {
        throw wrongAt(start - 1, "the quotes are never closed", "close them");
      }
      if (c == '"') {
        at++;
        break;
      }
      if (c < ' ') {
        throw wrong(
            "a string in JSON cannot hold a line break or other control character",
            "write it as an escape: \\n");
      }
      if (c == '\\') {
        escape();
      } else {
        value.append(c);
        at++;
      }
    }
    loneSurrogatesToReplacements();
    return value.toString();
  }

  private static boolean isSimple(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private void escape() {
    at++;
    char c = peek();
    switch (c) {
      case '"', '\\', '/' -> value.append(c);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> {
        int code = 0;
        for (int i = 1; i <= 4; i++) {
          int digit = at + i < text.length() ? Characters.hex(text.charAt(at + i)) : -1;
          if (digit < 0) {
            throw wrong("the escape \\u needs four hexadecimal digits", "write all of them");
          }
          code = code << 4 | digit;
        }
        value.append((char) code);
        at += 4;
      }
      default -> throw wrong("JSON knows no such escape", "write \\\\ for a backslash");
    }
    at++;
  }

  private void loneSurrogatesToReplacements() {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        value.setCharAt(i, '\uFFFD');
      }
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private Unreadable wrong(String message, String advice) {
    return wrongAt(at, message, advice);
  }

  private Unreadable wrongAt(int place, String message, String advice) {
    return new Unreadable(
        positions.span(place, Math.min(place + 1, text.length())), message, advice);
  }
}

package dev.brynje.yaml;

/** Reads anchors, aliases, tags and directives. */
final class PropertyScanner {
  /** Between a tag's handle and its suffix, in a token's text. */
  static final char SEPARATOR = '\n';

  private static final String AFTER_NAME = "?:,]}%@`";

  private final Cursor cursor;

  PropertyScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The name behind {@code &} or {@code *}. */
  String anchor() {
    int start = cursor.at++;
    String name = word();
    char c = cursor.peek();
    if (name.isEmpty() || !(Characters.isBlankOrEnd(c) || AFTER_NAME.indexOf(c) >= 0)) {
      char kind = cursor.text[start];
      throw cursor.unreadable(
          start,
          cursor.at,
          "the name behind " + kind + " must be letters, digits, - and _",
          "correct the name, or quote the value if it starts with " + kind);
    }
    return name;
  }

  /** A tag's handle and suffix; the handle is empty where the tag is written in full. */
  String tag() {
    int start = cursor.at;
    String handle;
    String suffix;
    if (cursor.peek(1) == '<') {
      cursor.at += 2;
      handle = "";
      suffix = uri("", start);
      if (suffix.isEmpty() || cursor.peek() != '>') {
        throw badTag(start);
      }
      cursor.at++;
    } else {
      handle = handle();
      if (handle.length() > 1 && handle.endsWith("!")) {
        suffix = uri("", start);
        if (suffix.isEmpty()) {
          throw badTag(start);
        }
      } else {
        suffix = uri(handle.substring(1), start);
        handle = "!";
        if (suffix.isEmpty()) {
          handle = "";
          suffix = "!";
        }
      }
    }
    if (!Characters.isBlankOrEnd(cursor.peek())) {
      throw badTag(start);
    }
    return handle + SEPARATOR + suffix;
  }

  /** {@code %YAML} or {@code %TAG}, to the end of its line. */
  void directive(TokenQueue queue) {
    int start = cursor.at++;
    String name = word();
    if (!Characters.isBlankOrEnd(cursor.peek())) {
      throw badDirective(start);
    }
    if (name.equals("YAML")) {
      cursor.skipBlanks();
      String major = number(start);
      if (cursor.peek() != '.') {
        throw badDirective(start);
      }
      cursor.at++;
      String version = major + "." + number(start);
      queue.add(TokenType.VERSION_DIRECTIVE, start, cursor.at, -1, version, Scalar.Style.PLAIN);
    } else if (name.equals("TAG")) {
      queue.add(
          TokenType.TAG_DIRECTIVE, start, cursor.at, -1, tagDirective(start), Scalar.Style.PLAIN);
    } else {
      throw badDirective(start);
    }
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipToBreak();
    }
    if (!Characters.isBreakOrEnd(cursor.peek())) {
      throw badDirective(start);
    }
    if (Characters.isBreak(cursor.peek())) {
      cursor.nextLine();
    }
  }

  private String tagDirective(int start) {
    cursor.skipBlanks();
    if (cursor.peek() != '!') {
      throw badDirective(start);
    }
    String handle = handle();
    boolean closed = handle.equals("!") || handle.endsWith("!");
    if (!closed || !Characters.isBlank(cursor.peek())) {
      throw badDirective(start);
    }
    cursor.skipBlanks();
    String prefix = uri("", start);
    if (prefix.isEmpty() || !Characters.isBlankOrEnd(cursor.peek())) {
      throw badDirective(start);
    }
    return handle + SEPARATOR + prefix;
  }

  private String number(int start) {
    int from = cursor.at;
    while (Characters.isDigit(cursor.peek())) {
      cursor.at++;
    }
    int length = cursor.at - from;
    if (length == 0 || length > 2) {
      throw badDirective(start);
    }
    return Integer.toString(Integer.parseInt(new String(cursor.text, from, length)));
  }

  private String word() {
    int start = cursor.at;
    while (Characters.isWord(cursor.peek())) {
      cursor.at++;
    }
    return new String(cursor.text, start, cursor.at - start);
  }

  private String handle() {
    int start = cursor.at++;
    word();
    if (cursor.peek() == '!') {
      cursor.at++;
    }
    return new String(cursor.text, start, cursor.at - start);
  }

  private String uri(String beginning, int start) {
    StringBuilder uri = new StringBuilder(beginning);
    while (Characters.isUri(cursor.peek())) {
      if (cursor.peek() == '%') {
        uri.append(escapedOctet(start));
      } else {
        uri.append(cursor.peek());
        cursor.at++;
      }
    }
    return uri.toString();
  }

  private char escapedOctet(int start) {
    int high = Characters.hex(cursor.peek(1));
    int low = Characters.hex(cursor.peek(2));
    if (high < 0 || low < 0) {
      throw badTag(start);
    }
    cursor.at += 3;
    return (char) (high << 4 | low);
  }

  private Unreadable badTag(int start) {
    return cursor.unreadable(
        start,
        Math.max(cursor.at, start + 1),
        "this is no tag",
        "quote the value if it starts with !");
  }

  private Unreadable badDirective(int start) {
    return cursor.unreadable(
        start,
        start + 1,
        "a line that starts with % is a directive, and this one is not understood",
        "remove the line, or indent it");
  }
}

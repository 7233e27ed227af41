package dev.brynje.yaml;

/**
 * What follows {@code |} or {@code >} on its line.
 *
 * @param chomping of the last line breaks: -1 none is kept, 0 one, 1 all
 * @param indent relative to the parent, 0 if the text shows it
 */
record BlockHeader(int chomping, int indent) {
  static BlockHeader read(Cursor cursor, int opening) {
    int chomping = chomping(cursor);
    int indent = indent(cursor);
    if (chomping == 0) {
      chomping = chomping(cursor);
    }
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipToBreak();
    }
    if (!Characters.isBreakOrEnd(cursor.peek())) {
      throw cursor.unreadable(
          "the text of a block scalar cannot start on the line of its " + cursor.text[opening],
          "start it on the next line, or put the value in quotes");
    }
    return new BlockHeader(chomping, indent);
  }

  private static int chomping(Cursor cursor) {
    char c = cursor.peek();
    if (c != '+' && c != '-') {
      return 0;
    }
    cursor.at++;
    return c == '+' ? 1 : -1;
  }

  private static int indent(Cursor cursor) {
    char c = cursor.peek();
    if (!Characters.isDigit(c)) {
      return 0;
    }
    if (c == '0') {
      throw cursor.unreadable(
          "a block scalar cannot be indented by 0", "give a number from 1 to 9, or none");
    }
    cursor.at++;
    return c - '0';
  }
}

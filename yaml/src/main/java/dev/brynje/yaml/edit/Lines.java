package dev.brynje.yaml.edit;

/** Where the lines of a text begin and end. LF, CRLF and a lone CR each end one. */
final class Lines {
  private final String text;

  Lines(String text) {
    this.text = text;
  }

  /** The offset of the line that holds an offset. */
  int start(int offset) {
    int start = offset;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The offset after the last character of the line, before its line break. */
  int end(int offset) {
    int end = offset;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** After what ends at an offset, its comment, and the rest of its line. */
  int endOfWhatEndsAt(int offset) {
    boolean atStart = offset > 0 && isBreak(text.charAt(offset - 1));
    if (!atStart) {
      return end(offset);
    }
    // A block scalar that keeps its line breaks ends after the last of them.
    boolean pair = offset > 1 && text.charAt(offset - 1) == '\n' && text.charAt(offset - 2) == '\r';
    return pair ? offset - 2 : offset - 1;
  }

  /**
   * The end of the comments on lines of their own that follow and are indented as much as a column:
   * they are about what is before them. Behind an empty line they may be about what comes next,
   * unless they are indented more than that.
   *
   * @param end of a line
   */
  int endOfCommentsBelow(int end, int column) {
    int last = end;
    int at = end;
    int least = column;
    boolean apart = false;
    while (at < text.length()) {
      int line = at + lineBreak(at).length();
      int first = afterBlanks(line);
      if (first < text.length() && isBreak(text.charAt(first))) {
        least = apart ? least : Math.max(column, columnOfNext(first) + 1);
        apart = true;
        at = first;
        continue;
      }
      if (first - line < least || first >= text.length() || text.charAt(first) != '#') {
        return last;
      }
      last = end(first);
      at = last;
    }
    return last;
  }

  /** Where the first line begins that is neither empty nor a comment; 0 when there is none. */
  private int columnOfNext(int offset) {
    int at = offset;
    while (at < text.length()) {
      int line = at + lineBreak(at).length();
      int first = afterBlanks(line);
      if (first < text.length() && !isBreak(text.charAt(first)) && text.charAt(first) != '#') {
        return first - line;
      }
      at = end(first);
    }
    return 0;
  }

  /** The offset after the line and its line break. */
  int next(int offset) {
    int end = end(offset);
    return end + lineBreak(end).length();
  }

  /** The line break at an offset; none at the text's end. */
  private String lineBreak(int end) {
    if (end >= text.length()) {
      return "";
    }
    return text.startsWith("\r\n", end) ? "\r\n" : text.substring(end, end + 1);
  }

  /** The line break to be used near an offset. */
  String lineBreakNear(int offset) {
    String here = lineBreak(end(offset));
    if (here.isEmpty()) {
      int start = start(offset);
      if (start > 0) {
        here =
            start > 1 && text.startsWith("\r\n", start - 2)
                ? "\r\n"
                : text.substring(start - 1, start);
      }
    }
    return here.isEmpty() ? "\n" : here;
  }

  /** How many characters of its line are before an offset. */
  int column(int offset) {
    return offset - start(offset);
  }

  /** Whether only spaces and tabs are before an offset on its line. */
  boolean isFirst(int offset) {
    for (int i = offset - 1; i >= 0 && !isBreak(text.charAt(i)); i--) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The first offset from one on that holds no space or tab. */
  int afterBlanks(int offset) {
    int at = offset;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}

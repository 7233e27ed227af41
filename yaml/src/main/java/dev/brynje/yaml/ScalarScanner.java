package dev.brynje.yaml;

/** Reads one scalar from where its first character stands. */
final class ScalarScanner {
  private static final char NO_BREAK = '\0';

  private final Cursor cursor;
  private final StringBuilder value = new StringBuilder();

  /** The first line break since the last character of the value; the others are {@link #breaks}. */
  private char firstBreak = NO_BREAK;

  private final StringBuilder breaks = new StringBuilder();
  private int end;
  private boolean endedOnLaterLine;

  ScalarScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** After the last character of the scalar, where the cursor may already be further. */
  int end() {
    return end;
  }

  /** Whether the cursor has come to another line than the one the plain scalar ended on. */
  boolean endedOnLaterLine() {
    return endedOnLaterLine;
  }

  /** A plain scalar; its further lines are indented at least so far. */
  String plain(boolean inFlow, int indent) {
    char[] text = cursor.text;
    int start = cursor.at;
    boolean folded = false;
    boolean onNewLine = false;
    end = start;
    clear();
    while (!cursor.atDocumentIndicator() && cursor.peek() != '#') {
      int word = cursor.at;
      int at = word;
      char c = text[at];
      while (!Characters.isBlankOrEnd(c)
          && !(c == ':' && Characters.isBlankOrEnd(text[at + 1]))
          && !(inFlow && Characters.isFlowIndicator(c))) {
        c = text[++at];
      }
      if (at > word) {
        if (onNewLine) {
          if (!folded) {
            value.append(text, start, end - start);
            folded = true;
          }
          fold();
          onNewLine = false;
          value.append(text, word, at - word);
        } else if (folded) {
          value.append(text, end, at - end);
        }
        end = at;
        cursor.at = at;
      }
      if (!Characters.isBlank(c) && !Characters.isBreak(c)) {
        break;
      }
      onNewLine = skipSpace(onNewLine, indent);
      if (!inFlow && cursor.column() < indent) {
        break;
      }
    }
    endedOnLaterLine = onNewLine;
    return folded ? value.toString() : new String(text, start, end - start);
  }

  private boolean skipSpace(boolean wasOnNewLine, int indent) {
    boolean onNewLine = wasOnNewLine;
    while (true) {
      char c = cursor.peek();
      if (Characters.isBlank(c)) {
        if (onNewLine && c == '\t' && cursor.column() < indent) {
          throw cursor.unreadable("a tab is used as indentation", "indent with spaces");
        }
        cursor.at++;
      } else if (Characters.isBreak(c)) {
        readBreak(onNewLine);
        onNewLine = true;
      } else {
        return onNewLine;
      }
    }
  }

  /** A scalar in quotes; leaves the cursor after them. */
  String quoted(boolean single) {
    char[] text = cursor.text;
    char quote = single ? '\'' : '"';
    int opening = cursor.at++;
    int simple = cursor.at;
    while (text[simple] != quote
        && text[simple] != '\\'
        && !Characters.isBreakOrEnd(text[simple])) {
      simple++;
    }
    boolean ends = text[simple] == quote && !(single && text[simple + 1] == quote);
    if (ends) {
      cursor.at = simple + 1;
      return new String(text, opening + 1, simple - opening - 1);
    }
    clear();
    while (true) {
      if (cursor.atDocumentIndicator()) {
        throw cursor.unreadable(
            opening,
            opening + 1,
            "the quotes are still open where the document ends",
            "close them, or indent the line that starts with --- or ...");
      }
      boolean onNewLine = quotedWord(quote, opening);
      if (cursor.peek() == quote) {
        cursor.at++;
        return value.toString();
      }
      quotedSpace(onNewLine);
    }
  }

  /** Reads up to white space or the closing quote; whether an escaped line break was skipped. */
  private boolean quotedWord(char quote, int opening) {
    while (true) {
      char c = cursor.peek();
      if (c == '\0') {
        throw cursor.unreadable(opening, opening + 1, "the quotes are never closed", "close them");
      }
      if (Characters.isBlankOrEnd(c)) {
        return false;
      }
      if (c == quote) {
        if (quote == '"' || cursor.peek(1) != '\'') {
          return false;
        }
        value.append('\'');
        cursor.at += 2;
      } else if (c == '\\' && quote == '"') {
        if (Characters.isBreak(cursor.peek(1))) {
          cursor.at++;
          cursor.nextLine();
          return true;
        }
        escape();
      } else {
        value.append(c);
        cursor.at++;
      }
    }
  }

  private void quotedSpace(boolean afterEscapedBreak) {
    boolean onNewLine = afterEscapedBreak;
    int spaces = cursor.at;
    int spacesEnd = spaces;
    while (true) {
      char c = cursor.peek();
      if (Characters.isBlank(c)) {
        cursor.at++;
        spacesEnd = cursor.at;
      } else if (Characters.isBreak(c)) {
        readBreak(onNewLine);
        onNewLine = true;
      } else {
        break;
      }
    }
    if (onNewLine) {
      fold();
    } else {
      value.append(cursor.text, spaces, spacesEnd - spaces);
    }
  }

  private void escape() {
    char c = cursor.peek(1);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits == 0) {
      value.append(simpleEscape(c));
      cursor.at += 2;
      return;
    }
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Characters.hex(cursor.peek(2 + i));
      if (digit < 0) {
        throw cursor.unreadable(
            cursor.at,
            cursor.at + 2,
            "the escape \\" + c + " needs " + digits + " hexadecimal digits",
            "write all of them, or \\\\ for a backslash");
      }
      code = code << 4 | digit;
    }
    if (!Character.isValidCodePoint(code) || (code >= 0xD800 && code <= 0xDFFF)) {
      throw cursor.unreadable(
          cursor.at,
          cursor.at + 2 + digits,
          "the escape stands for no Unicode character",
          "write the character itself, or \\U with its eight digits");
    }
    value.appendCodePoint(code);
    cursor.at += 2 + digits;
  }

  private char simpleEscape(char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000B';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001B';
      case ' ', '"', '\'', '\\' -> c;
      case 'N' -> '\u0085';
      case '_' -> '\u00A0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default ->
          throw cursor.unreadable(
              cursor.at,
              cursor.at + 2,
              "YAML 1.1 knows no escape \\" + c,
              "write \\\\ for a backslash, or use single quotes");
    };
  }

  /** A literal or folded scalar below a collection of the given indentation. */
  String block(boolean literal, int parentIndent) {
    int opening = cursor.at++;
    BlockHeader header = BlockHeader.read(cursor, opening);
    clear();
    end = cursor.at;
    if (Characters.isBreak(cursor.peek())) {
      cursor.nextLine();
    }
    int indent = header.indent() == 0 ? 0 : Math.max(parentIndent, 0) + header.indent();
    indent = blockBreaks(indent, parentIndent);
    boolean wasIndented = false;
    while (cursor.column() == indent && cursor.peek() != '\0') {
      boolean isIndented = Characters.isBlank(cursor.peek());
      if (!literal && firstBreak == '\n' && !wasIndented && !isIndented) {
        if (breaks.isEmpty()) {
          value.append(' ');
        }
      } else if (firstBreak != NO_BREAK) {
        value.append(firstBreak);
      }
      value.append(breaks);
      breaks.setLength(0);
      wasIndented = isIndented;
      int line = cursor.at;
      cursor.skipToBreak();
      value.append(cursor.text, line, cursor.at - line);
      end = cursor.at;
      firstBreak = cursor.readBreak();
      indent = blockBreaks(indent, parentIndent);
    }
    if (header.chomping() >= 0 && firstBreak != NO_BREAK) {
      value.append(firstBreak);
    }
    if (header.chomping() > 0) {
      value.append(breaks);
      end = cursor.lineStart;
    }
    return value.toString();
  }

  /** Skips empty lines and indentation; finds the indentation where it is not yet known (0). */
  private int blockBreaks(int indent, int parentIndent) {
    int deepest = 0;
    while (true) {
      while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
        cursor.at++;
      }
      deepest = Math.max(deepest, cursor.column());
      if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
        throw cursor.unreadable("a tab is used as indentation", "indent with spaces");
      }
      if (!Characters.isBreak(cursor.peek())) {
        return indent == 0 ? Math.max(deepest, Math.max(parentIndent + 1, 1)) : indent;
      }
      breaks.append(cursor.readBreak());
    }
  }

  private void clear() {
    value.setLength(0);
    breaks.setLength(0);
    firstBreak = NO_BREAK;
  }

  private void readBreak(boolean notFirst) {
    char c = cursor.readBreak();
    if (notFirst) {
      breaks.append(c);
    } else {
      firstBreak = c;
    }
  }

  /** One line break becomes a space, of several the first is dropped. */
  private void fold() {
    if (firstBreak == '\n' && breaks.isEmpty()) {
      value.append(' ');
    } else {
      if (firstBreak != '\n' && firstBreak != NO_BREAK) {
        value.append(firstBreak);
      }
      value.append(breaks);
    }
    firstBreak = NO_BREAK;
    breaks.setLength(0);
  }
}

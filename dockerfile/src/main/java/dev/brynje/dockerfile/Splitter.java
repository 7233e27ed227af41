package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Cuts a logical line into words, in the ways in which BuildKit's parser does. */
final class Splitter {
  private final LogicalLine line;
  private final char escape;

  Splitter(LogicalLine line, char escape) {
    this.line = line;
    this.escape = escape;
  }

  /** At spaces only, as FROM and EXPOSE are; quotes mean nothing. */
  List<Word> atSpaces(int from, int to) {
    List<Word> words = new ArrayList<>();
    if (from == to) {
      return words;
    }
    int start = from;
    for (int i = from; i < to; i++) {
      if (Space.separates(line.at(i))) {
        words.add(line.word(start, i));
        while (i + 1 < to && Space.separates(line.at(i + 1))) {
          i++;
        }
        start = i + 1;
      }
    }
    words.add(line.word(start, to));
    return words;
  }

  /** At spaces outside quotes, as ENV, LABEL and ARG are; quotes stay. */
  List<Word> quoted(int from, int to) {
    List<Word> words = new ArrayList<>();
    int i = from;
    while (true) {
      i = line.skipSpaces(i, to);
      if (i == to) {
        return words;
      }
      int start = i;
      StringBuilder text = new StringBuilder();
      i = word(i, to, text);
      if (!text.isEmpty()) {
        words.add(new Word(text.toString(), line.span(start, i)));
      }
    }
  }

  /** Reads one word; an escape character at the very end is dropped. */
  private int word(int from, int to, StringBuilder text) {
    char quote = 0;
    int i = from;
    while (i < to && (quote != 0 || !Space.is(line.at(i)))) {
      char c = line.at(i);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        text.append(c);
        i++;
        if (c != escape) {
          continue;
        }
      } else if (quote == c) {
        quote = 0;
        text.append(c);
        i++;
        continue;
      }
      if (c == escape && quote != '\'') {
        if (i + 1 == to) {
          return to;
        }
        text.append(c).append(line.at(i + 1));
        i += 2;
      } else {
        text.append(c);
        i++;
      }
    }
    return i;
  }
}

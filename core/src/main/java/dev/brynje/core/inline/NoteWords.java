package dev.brynje.core.inline;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a note: {@code control[,control…] [until=DAY] [owner=NAME] reason}.
 *
 * @param controls as they are written; empty when none is
 * @param until empty when no day is given
 * @param owner empty when none is given
 * @param reason empty when none is given
 */
record NoteWords(List<String> controls, String until, String owner, String reason) {
  private static final String UNTIL = "until=";
  private static final String OWNER = "owner=";

  /** More for one place nobody needs; the list ends there. */
  private static final int MOST_CONTROLS = 20;

  static NoteWords of(String words) {
    Reader reader = new Reader(words);
    List<String> controls = reader.controls();
    String until = "";
    String owner = "";
    for (String word = reader.peek(); ; word = reader.peek()) {
      if (word.startsWith(UNTIL)) {
        until = word.substring(UNTIL.length());
      } else if (word.startsWith(OWNER)) {
        owner = word.substring(OWNER.length());
      } else if (word.isEmpty() || says(word)) {
        return new NoteWords(controls, until, owner, reader.rest());
      }
      reader.next();
    }
  }

  /** A sign alone, such as a dash before the reason, is none. */
  private static boolean says(String word) {
    return word.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Word by word. */
  private static final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
      skipBlanks();
    }

    /** The list ends with the first word that no comma follows. */
    private List<String> controls() {
      List<String> controls = new ArrayList<>(1);
      boolean more = true;
      while (more && !peek().isEmpty()) {
        String word = peek();
        next();
        more = word.endsWith(",") || peek().startsWith(",");
        for (String control : word.split("[,:]+", -1)) {
          if (!control.isEmpty() && controls.size() < MOST_CONTROLS) {
            controls.add(control);
          }
        }
      }
      return controls;
    }

    private String peek() {
      int end = at;
      while (end < text.length() && !isBlank(text.charAt(end))) {
        end++;
      }
      return text.substring(at, end);
    }

    private void next() {
      at += peek().length();
      skipBlanks();
    }

    private String rest() {
      return text.substring(at).strip();
    }

    private void skipBlanks() {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
    }

    private static boolean isBlank(char c) {
      return Character.isWhitespace(c);
    }
  }
}

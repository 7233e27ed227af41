package dev.brynje.yaml;

import java.util.Arrays;

/**
 * For each flow level the token that a later {@code :} would make a key. It must stand on the same
 * line and at most 1,024 characters before.
 */
final class SimpleKeys {
  private static final int LONGEST = 1024;

  private final Cursor cursor;
  private boolean[] possible = new boolean[16];
  private boolean[] required = new boolean[16];

  /** Whether the key's first token is held back until it is sure. */
  private boolean[] held = new boolean[16];

  private int[] tokens = new int[16];
  private int[] places = new int[16];
  private int level;

  SimpleKeys(Cursor cursor) {
    this.cursor = cursor;
  }

  void clear() {
    level = 0;
    possible[0] = false;
  }

  /** How many flow collections are open. */
  int level() {
    return level;
  }

  void open(int nextToken) {
    if (++level == possible.length) {
      possible = Arrays.copyOf(possible, level * 2);
      required = Arrays.copyOf(required, level * 2);
      held = Arrays.copyOf(held, level * 2);
      tokens = Arrays.copyOf(tokens, level * 2);
      places = Arrays.copyOf(places, level * 2);
    }
    possible[level] = false;
    tokens[level] = nextToken;
  }

  void close() {
    if (level == 0) {
      return;
    }
    level--;
    // go-yaml forgets by its number that an empty collection's bracket may begin a key.
    if (tokens[level] == tokens[level + 1]) {
      held[level] = false;
    }
  }

  void save(int token, boolean isRequired) {
    remove();
    possible[level] = true;
    required[level] = isRequired;
    held[level] = true;
    tokens[level] = token;
    places[level] = cursor.at;
  }

  /** No key any more at this level; wrong where there had to be one. */
  void remove() {
    if (possible[level] && required[level]) {
      throw missingColon(level);
    }
    possible[level] = false;
  }

  /** Whether the first token of the queue may still become a key. */
  boolean isPending(TokenQueue queue) {
    int keyLevel = queue.keyLevel();
    return keyLevel >= 0
        && keyLevel <= level
        && tokens[keyLevel] == queue.firstNumber()
        && held[keyLevel]
        && isValid(keyLevel);
  }

  /** Whether there is a key for the {@code :} that stands here. */
  boolean isValid() {
    return isValid(level);
  }

  int token() {
    return tokens[level];
  }

  int place() {
    return places[level];
  }

  /** The key has got its colon. */
  void use() {
    possible[level] = false;
  }

  private boolean isValid(int index) {
    if (!possible[index]) {
      return false;
    }
    if (places[index] < cursor.lineStart || isTooLong(places[index])) {
      if (required[index]) {
        throw missingColon(index);
      }
      possible[index] = false;
    }
    return possible[index];
  }

  private boolean isTooLong(int place) {
    int length = cursor.at - place;
    return length > LONGEST && Character.codePointCount(cursor.text, place, length) > LONGEST;
  }

  private Unreadable missingColon(int index) {
    int place = places[index];
    int end = place;
    while (!Characters.isBreakOrEnd(cursor.text[end])) {
      end++;
    }
    if (place >= cursor.lineStart && isTooLong(place)) {
      return cursor.unreadable(place, end, "a key is longer than 1,024 characters", "shorten it");
    }
    return cursor.unreadable(
        place,
        end,
        "a key without its colon",
        "write \"key: value\", or indent the line if it continues the value above");
  }
}

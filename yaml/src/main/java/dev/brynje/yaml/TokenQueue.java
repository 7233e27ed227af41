package dev.brynje.yaml;

import java.util.Arrays;

/**
 * Tokens that are scanned but not yet parsed, numbered from the start of the document. Side by side
 * in arrays, so that a token costs no object.
 */
final class TokenQueue {
  private TokenType[] types = new TokenType[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int[] keyLevels = new int[16];
  private String[] texts = new String[16];
  private Scalar.Style[] styles = new Scalar.Style[16];
  private int head;
  private int tail;
  private int taken;

  void clear() {
    head = 0;
    tail = 0;
    taken = 0;
  }

  boolean isEmpty() {
    return head == tail;
  }

  /** Number of the first token. */
  int firstNumber() {
    return taken;
  }

  /** Number that the next added token will have. */
  int nextNumber() {
    return taken + tail - head;
  }

  void add(TokenType type, int start, int end) {
    add(type, start, end, -1, "", Scalar.Style.PLAIN);
  }

  /**
   * Adds a token.
   *
   * @param keyLevel flow level of the key that it may turn out to begin, or -1
   */
  void add(TokenType type, int start, int end, int keyLevel, String text, Scalar.Style style) {
    makeRoom();
    set(tail++, type, start, end, keyLevel, text, style);
  }

  /**
   * Puts a token before the one with the number; at the end, as go-yaml, where that one is gone.
   */
  void insert(int number, TokenType type, int place) {
    makeRoom();
    int index = number < taken ? tail : head + number - taken;
    // Mostly one token moves, the key itself.
    for (int i = tail; i > index; i--) {
      types[i] = types[i - 1];
      starts[i] = starts[i - 1];
      ends[i] = ends[i - 1];
      keyLevels[i] = keyLevels[i - 1];
      texts[i] = texts[i - 1];
      styles[i] = styles[i - 1];
    }
    set(index, type, place, place, -1, "", Scalar.Style.PLAIN);
    tail++;
  }

  TokenType type() {
    return types[head];
  }

  int start() {
    return starts[head];
  }

  int end() {
    return ends[head];
  }

  int keyLevel() {
    return keyLevels[head];
  }

  String text() {
    return texts[head];
  }

  Scalar.Style style() {
    return styles[head];
  }

  /** Takes the first token away. */
  void remove() {
    head++;
    taken++;
    if (head == tail) {
      head = 0;
      tail = 0;
    }
  }

  private void set(
      int index,
      TokenType type,
      int start,
      int end,
      int keyLevel,
      String text,
      Scalar.Style style) {
    types[index] = type;
    starts[index] = start;
    ends[index] = end;
    keyLevels[index] = keyLevel;
    texts[index] = text;
    styles[index] = style;
  }

  private void makeRoom() {
    if (tail < types.length) {
      return;
    }
    if (head > types.length / 2) {
      int size = tail - head;
      System.arraycopy(types, head, types, 0, size);
      System.arraycopy(starts, head, starts, 0, size);
      System.arraycopy(ends, head, ends, 0, size);
      System.arraycopy(keyLevels, head, keyLevels, 0, size);
      System.arraycopy(texts, head, texts, 0, size);
      System.arraycopy(styles, head, styles, 0, size);
      head = 0;
      tail = size;
      return;
    }
    int room = types.length * 2;
    types = Arrays.copyOf(types, room);
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    keyLevels = Arrays.copyOf(keyLevels, room);
    texts = Arrays.copyOf(texts, room);
    styles = Arrays.copyOf(styles, room);
  }
}

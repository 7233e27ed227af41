package dev.brynje.network.reach;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of numbers below a size. Whoever makes one may change it; once given away it stays. */
final class Bits {
  private final int size;
  private final long[] words;

  private Bits(int size, long[] words) {
    this.size = size;
    this.words = words;
  }

  static Bits none(int size) {
    return new Bits(size, new long[(size + 63) >> 6]);
  }

  static Bits all(int size) {
    Bits all = none(size);
    all.setAll(0, size);
    return all;
  }

  int size() {
    return size;
  }

  boolean has(int number) {
    return (words[number >> 6] >>> number & 1) != 0;
  }

  void set(int number) {
    words[number >> 6] |= 1L << number;
  }

  /** Sets the numbers from one to another, the last excluded. */
  void setAll(int from, int to) {
    if (from >= to) {
      return;
    }
    int first = from >> 6;
    int last = (to - 1) >> 6;
    long head = -1L << from;
    long tail = -1L >>> -to;
    if (first == last) {
      words[first] |= head & tail;
      return;
    }
    words[first] |= head;
    Arrays.fill(words, first + 1, last, -1L);
    words[last] |= tail;
  }

  /** Adds all of another. */
  void add(Bits other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  /** The same numbers in a set that has room for more. */
  Bits widened(int more) {
    return new Bits(more, Arrays.copyOf(words, (more + 63) >> 6));
  }

  Bits copy() {
    return new Bits(size, words.clone());
  }

  Bits or(Bits other) {
    Bits or = copy();
    or.add(other);
    return or;
  }

  Bits and(Bits other) {
    long[] made = new long[words.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = words[i] & other.words[i];
    }
    return new Bits(size, made);
  }

  Bits minus(Bits other) {
    long[] made = new long[words.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = words[i] & ~other.words[i];
    }
    return new Bits(size, made);
  }

  boolean meets(Bits other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  void forEach(IntConsumer consumer) {
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        consumer.accept((i << 6) + Long.numberOfTrailingZeros(word));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Bits bits && Arrays.equals(words, bits.words));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}

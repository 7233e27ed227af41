package dev.brynje.core;

/**
 * Numbers that are seen, in some 16 bytes each. They are spread already, as parts of a hash are.
 */
public final class LongSet {
  private long[] slots = new long[1 << 8];
  private int size;
  private boolean zero;

  /** Adds a number, and says whether it was not there before. */
  public boolean add(long number) {
    if (number == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    if (2 * size >= slots.length) {
      grow();
    }
    int slot = slot(number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    size++;
    return true;
  }

  /** Whether the number is there. */
  public boolean contains(long number) {
    return number == 0 ? zero : slots[slot(number)] == number;
  }

  /** Where the number is, or may be put. */
  private int slot(long number) {
    int slot = (int) number & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    for (long number : before) {
      if (number != 0) {
        slots[slot(number)] = number;
      }
    }
  }
}

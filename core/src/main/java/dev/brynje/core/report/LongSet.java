package dev.brynje.core.report;

/**
 * Numbers that are seen, in some 16 bytes each. They are spread already, as parts of a hash are.
 */
final class LongSet {
  private long[] slots = new long[1 << 8];
  private int size;
  private boolean zero;

  /** Whether the number was not there before. */
  boolean add(long number) {
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

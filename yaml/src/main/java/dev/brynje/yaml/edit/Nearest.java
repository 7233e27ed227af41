package dev.brynje.yaml.edit;

import java.util.Arrays;

/** How something is written here and there in a text, and so most likely elsewhere. */
final class Nearest {
  private long[] seen = new long[16];
  private int count;
  private boolean sorted = true;

  void add(int offset, int value) {
    if (count == seen.length) {
      seen = Arrays.copyOf(seen, 2 * count);
    }
    long one = ((long) offset << 32) | (value & 0xFFFFFFFFL);
    sorted &= count == 0 || seen[count - 1] <= one;
    seen[count++] = one;
  }

  /** As it is written nearest to an offset, or otherwise when it is written nowhere. */
  int at(int offset, int otherwise) {
    if (count == 0) {
      return otherwise;
    }
    if (!sorted) {
      Arrays.sort(seen, 0, count);
      sorted = true;
    }
    int found = Arrays.binarySearch(seen, 0, count, (long) offset << 32);
    int after = found >= 0 ? found : -found - 1;
    if (after == 0) {
      return (int) seen[0];
    }
    boolean before = after == count || offset - offset(after - 1) <= offset(after) - offset;
    return (int) seen[before ? after - 1 : after];
  }

  private int offset(int index) {
    return (int) (seen[index] >>> 32);
  }
}

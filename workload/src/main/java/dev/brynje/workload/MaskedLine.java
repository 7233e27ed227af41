package dev.brynje.workload;

import dev.brynje.core.secret.Secrets;
import java.util.BitSet;

/**
 * A source line in which what is secret gives way to a mask that does not tell its length, and
 * where its characters are now.
 */
final class MaskedLine {
  private final StringBuilder text;

  /** By the column in the source, less one: where the character begins, and after the last. */
  private final int[] columns;

  private final BitSet secret;

  /**
   * @param line as written
   * @param secret its code points that are secret, from 0
   */
  MaskedLine(String line, BitSet secret) {
    int length = line.codePointCount(0, line.length());
    this.text = new StringBuilder(line.length());
    this.columns = new int[length + 1];
    this.secret = secret;
    int shown = 0;
    int at = 0;
    for (int i = 0; i < length; i++) {
      int character = line.codePointAt(at);
      at += Character.charCount(character);
      columns[i] = shown;
      if (!secret.get(i)) {
        text.appendCodePoint(character);
        shown++;
      } else if (!secret.get(i + 1)) {
        text.append(Secrets.MASK);
        shown += Secrets.MASK.length();
      }
    }
    columns[length] = shown;
  }

  /** As it is shown. */
  String text() {
    return text.toString();
  }

  /** The column at which a source's column is shown; within a secret, that of the mask's start. */
  int start(int column) {
    return columns[Math.clamp(column - 1, 0, columns.length - 1)] + 1;
  }

  /** The first column from this one on that is secret; the greatest number when none is. */
  int firstSecret(int column) {
    int found = secret.nextSetBit(column - 1);
    return found < 0 ? Integer.MAX_VALUE : found + 1;
  }

  /** The same of an end; within a secret, after the mask. */
  int end(int column) {
    int end = Math.clamp(column - 1, 0, columns.length - 1);
    int shown = end > 0 && secret.get(end - 1) ? secret.nextClearBit(end) : end;
    return columns[Math.min(shown, columns.length - 1)] + 1;
  }
}

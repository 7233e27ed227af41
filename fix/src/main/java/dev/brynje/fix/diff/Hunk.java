package dev.brynje.fix.diff;

import java.util.BitSet;
import java.util.List;

/**
 * Lines that go and lines that come, with those around them.
 *
 * @param oldStart number of the first old line, from 1; of an empty text 0
 * @param newStart number of the first new line
 * @param lines each with its line break, if it has one
 * @param proposals numbers of those that want it
 */
public record Hunk(int oldStart, int newStart, List<Line> lines, BitSet proposals) {
  /** What becomes of a line. */
  public enum Sign {
    SAME(' '),
    GONE('-'),
    NEW('+');

    private final char character;

    Sign(char character) {
      this.character = character;
    }

    /** As a difference shows it. */
    public char character() {
      return character;
    }
  }

  /**
   * A line.
   *
   * @param text with its line break, if it has one
   */
  public record Line(Sign sign, String text) {}

  public Hunk {
    lines = List.copyOf(lines);
  }

  /** How many lines it covers in the old text. */
  public long oldLines() {
    return lines.stream().filter(line -> line.sign() != Sign.NEW).count();
  }

  /** How many lines it covers in the new text. */
  public long newLines() {
    return lines.stream().filter(line -> line.sign() != Sign.GONE).count();
  }

  /** As in {@code @@ -3,7 +3,9 @@}. */
  public String head() {
    return "@@ -%s +%s @@".formatted(range(oldStart, oldLines()), range(newStart, newLines()));
  }

  private static String range(int start, long count) {
    return count == 1 ? Integer.toString(start) : start + "," + count;
  }
}

package dev.brynje.workload;

import dev.brynje.compose.Text;
import dev.brynje.core.Location;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;

/**
 * Where a text of many lines stands in a Compose file. Of a block that keeps its lines that is told
 * exactly; of any other value only where the whole of it stands.
 */
final class BlockPlaces {
  private final String path;
  private final SourceText source;
  private final Span whole;

  /** With {@code $$} for each dollar sign. */
  private final String[] written;

  private final String[] made;

  /** The line of the file on which the text begins; 0 when it does not keep its lines. */
  private final int first;

  BlockPlaces(Text text) {
    this.path = text.place().file().name();
    this.source = text.place().file().source();
    this.whole = text.place().span();
    this.written = text.shown().split("\n", -1);
    this.made = text.text().split("\n", -1);
    this.first = isAt(whole.line()) ? whole.line() : isAt(whole.line() + 1) ? whole.line() + 1 : 0;
  }

  private boolean isAt(int line) {
    for (int i = 0; i < written.length; i++) {
      boolean blank = written[i].isBlank();
      if (!blank && (line + i > source.lines() || indentation(line + i, i) < 0)) {
        return false;
      }
    }
    return written.length == made.length;
  }

  /** How many blanks stand before a line of the text; -1 when another one stands there. */
  private int indentation(int line, int index) {
    String there = source.line(line);
    int before = there.length() - written[index].length();
    return before >= 0 && there.endsWith(written[index]) && there.substring(0, before).isBlank()
        ? before
        : -1;
  }

  /** A place in the text as one in the file. */
  Location of(Location place) {
    if (first == 0 || place.line() < 1 || place.endLine() > made.length) {
      return new Location(
          path, whole.line(), whole.column(), whole.endLine(), whole.endColumn(), Excerpt.NONE);
    }
    return new Location(
        path,
        first + place.line() - 1,
        column(place.line() - 1, place.column(), false),
        first + place.endLine() - 1,
        column(place.endLine() - 1, place.endColumn(), true),
        place.excerpt());
  }

  private int column(int index, int column, boolean end) {
    int before = written[index].isBlank() ? 0 : indentation(first + index, index);
    String line = made[index];
    if (!written[index].replace("$$", "$").equals(line)) {
      return end
          ? before + written[index].codePointCount(0, written[index].length()) + 1
          : before + 1;
    }
    int passed = Math.clamp(column - 1L, 0, line.codePointCount(0, line.length()));
    int dollars = 0;
    if (written[index].length() > line.length()) {
      String begin = line.substring(0, line.offsetByCodePoints(0, passed));
      dollars = (int) begin.chars().filter(c -> c == '$').count();
    }
    return before + passed + dollars + 1;
  }
}

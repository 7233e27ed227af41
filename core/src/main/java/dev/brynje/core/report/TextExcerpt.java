package dev.brynje.core.report;

import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.yaml.Excerpt;
import java.io.IOException;
import java.io.Writer;

/** A source line with carets under what is meant; of a line that is too long, the column. */
final class TextExcerpt {
  private static final int WIDEST = 96;
  private static final int BEFORE = 40;

  private final Ansi ansi;

  TextExcerpt(Ansi ansi) {
    this.ansi = ansi;
  }

  void write(Location location, Writer out) throws IOException {
    Excerpt excerpt = location.excerpt();
    String line = Printable.of(excerpt.text());
    if (line.isEmpty() && location.column() > 1) {
      out.write(gutter(location) + ansi.dim("column " + location.column()) + "\n");
      return;
    }
    int length = line.codePointCount(0, line.length());
    int from = Math.min(Math.max(excerpt.column() - 1, 0), length);
    int to = Math.clamp(excerpt.endColumn() - 1, Math.min(from + 1, length), length);
    int shift = length > WIDEST && from > WIDEST - BEFORE ? from - BEFORE : 0;
    String before = cut(line, shift, from);
    String meant = cut(line, from, Math.min(to, shift + WIDEST));
    String after = cut(line, Math.min(to, shift + WIDEST), Math.min(length, shift + WIDEST));
    if (shift > 0) {
      before = "…" + cut(line, shift + 1, from);
    }
    out.write(gutter(location) + (before + meant + after).stripTrailing() + "\n");
    out.write(
        ansi.dim("       │ ")
            + " ".repeat(Width.of(before))
            + ansi.bold("^".repeat(Math.max(1, Width.of(meant))))
            + ansi.dim(sureness(location.origin()))
            + "\n");
  }

  /** The line above is what was judged; where it is written may only be likely. */
  private static String sureness(Location.Origin origin) {
    return switch (origin) {
      case WRITTEN, EXACT -> "";
      case LIKELY -> " rendered, most likely from here";
      case RENDERED -> " line of what was rendered";
    };
  }

  private String gutter(Location location) {
    String number = Integer.toString(location.line());
    return ansi.dim(" ".repeat(Math.max(0, 6 - number.length())) + number + " │ ");
  }

  private static String cut(String line, int from, int to) {
    return line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
  }
}

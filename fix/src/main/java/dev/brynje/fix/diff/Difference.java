package dev.brynje.fix.diff;

import dev.brynje.yaml.edit.Splice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The difference that splices make, in hunks with lines around, as {@code diff -u} shows it. Lines
 * end with LF; a CR before it is part of the line.
 */
public final class Difference {
  private static final int AROUND = 3;

  /** Old lines, counted from 0, that become other ones. */
  private record Region(int from, int to, List<String> lines, BitSet proposals) {}

  private final String text;
  private final List<String> old;
  private final int[] starts;

  private Difference(String text) {
    this.text = text;
    this.old = lines(text);
    this.starts = new int[old.size() + 1];
    for (int i = 0; i < old.size(); i++) {
      starts[i + 1] = starts[i] + old.get(i).length();
    }
  }

  /**
   * The hunks.
   *
   * @param splices in order of place, none over another
   */
  public static List<Hunk> of(String text, List<Splice> splices) {
    return new Difference(text).hunks(splices);
  }

  /** A text's lines, each with its line break; the last may have none. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }

  private List<Hunk> hunks(List<Splice> splices) {
    List<Hunk> hunks = new ArrayList<>();
    List<Region> together = new ArrayList<>();
    int moved = 0;
    int movedBefore = 0;
    for (Region region : regions(splices)) {
      if (!together.isEmpty() && region.from - together.getLast().to > 2 * AROUND) {
        hunks.add(hunk(together, movedBefore));
        together.clear();
        movedBefore = moved;
      }
      together.add(region);
      moved += region.lines.size() - (region.to - region.from);
    }
    if (!together.isEmpty()) {
      hunks.add(hunk(together, movedBefore));
    }
    return hunks;
  }

  private Hunk hunk(List<Region> regions, int moved) {
    List<Hunk.Line> lines = new ArrayList<>();
    BitSet proposals = new BitSet();
    int first = Math.max(0, regions.getFirst().from - AROUND);
    int at = first;
    for (Region region : regions) {
      add(lines, Hunk.Sign.SAME, old.subList(at, region.from));
      add(lines, Hunk.Sign.GONE, old.subList(region.from, region.to));
      add(lines, Hunk.Sign.NEW, region.lines);
      proposals.or(region.proposals);
      at = region.to;
    }
    add(lines, Hunk.Sign.SAME, old.subList(at, Math.min(old.size(), at + AROUND)));
    boolean noOld = lines.stream().allMatch(line -> line.sign() == Hunk.Sign.NEW);
    return new Hunk(noOld ? first : first + 1, first + moved + 1, lines, proposals);
  }

  private static void add(List<Hunk.Line> lines, Hunk.Sign sign, List<String> texts) {
    texts.forEach(text -> lines.add(new Hunk.Line(sign, text)));
  }

  /** The lines that splices touch; splices of one line, or of lines that meet, together. */
  private List<Region> regions(List<Splice> splices) {
    List<Region> regions = new ArrayList<>();
    int next = 0;
    while (next < splices.size()) {
      int first = lineOf(splices.get(next).start());
      int last = first;
      List<Splice> together = new ArrayList<>();
      while (next < splices.size() && lineOf(splices.get(next).start()) <= last) {
        Splice splice = splices.get(next++);
        together.add(splice);
        // What goes up to a line's start leaves that line alone.
        int end = Math.max(splice.start(), splice.end() - 1);
        last = Math.max(last, lineOf(splice.end() > splice.start() ? end : splice.start()));
      }
      regions.add(trimmed(first, Math.min(last + 1, old.size()), together));
    }
    return regions;
  }

  private Region trimmed(int from, int to, List<Splice> splices) {
    StringBuilder made = new StringBuilder();
    BitSet proposals = new BitSet();
    int at = starts[from];
    for (Splice splice : splices) {
      made.append(text, at, splice.start()).append(splice.text());
      at = splice.end();
      proposals.or(splice.proposals());
    }
    int end = Math.max(at, starts[to]);
    made.append(text, at, end);
    List<String> now = lines(made.toString());
    int same = 0;
    while (from + same < to && same < now.size() && old.get(from + same).equals(now.get(same))) {
      same++;
    }
    int tail = 0;
    while (from + same < to - tail
        && same < now.size() - tail
        && old.get(to - tail - 1).equals(now.get(now.size() - tail - 1))) {
      tail++;
    }
    return new Region(from + same, to - tail, now.subList(same, now.size() - tail), proposals);
  }

  /** The line that an offset is on, counted from 0; at the text's end the last one. */
  private int lineOf(int offset) {
    int low = 0;
    int high = old.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Math.max(low, 0);
  }
}

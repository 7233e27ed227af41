package dev.brynje.fix.diff;

import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What other changes of a text make of it, seen from what some have made already. */
public final class Increment {
  private final String text;
  private final List<Splice> made;
  private final List<Splice> wanted;
  private int nextMade;
  private int nextWanted;

  private Increment(String text, List<Splice> made, List<Splice> wanted) {
    this.text = text;
    this.made = made;
    this.wanted = wanted;
  }

  /**
   * Splices of the text that {@code made} gives, by which it becomes the one that {@code wanted}
   * gives.
   *
   * @param made splices of the text, in order of place
   * @param wanted the same
   */
  public static List<Splice> of(String text, List<Splice> made, List<Splice> wanted) {
    return new Increment(text, made, wanted).splices();
  }

  private List<Splice> splices() {
    List<Splice> splices = new ArrayList<>();
    int moved = 0;
    while (nextMade < made.size() || nextWanted < wanted.size()) {
      int fromMade = nextMade;
      int fromWanted = nextWanted;
      int start = Math.min(start(made, nextMade), start(wanted, nextWanted));
      int end = endOfRegion(start);
      List<Splice> here = wanted.subList(fromWanted, nextWanted);
      String old = Splices.applied(text, start, end, made.subList(fromMade, nextMade));
      String now = Splices.applied(text, start, end, here);
      if (!old.equals(now)) {
        splices.add(trimmed(start + moved, old, now, here));
      }
      moved += old.length() - (end - start);
    }
    return splices;
  }

  private static int start(List<Splice> splices, int next) {
    return next < splices.size() ? splices.get(next).start() : Integer.MAX_VALUE;
  }

  /** Goes past all splices of both lists that meet. */
  private int endOfRegion(int start) {
    int end = start;
    while (true) {
      if (start(made, nextMade) <= end) {
        end = Math.max(end, made.get(nextMade++).end());
      } else if (start(wanted, nextWanted) <= end) {
        end = Math.max(end, wanted.get(nextWanted++).end());
      } else {
        return end;
      }
    }
  }

  private static Splice trimmed(int start, String old, String now, List<Splice> by) {
    int shorter = Math.min(old.length(), now.length());
    int head = 0;
    while (head < shorter && old.charAt(head) == now.charAt(head)) {
      head++;
    }
    // Whole lines come and go, so that the difference is read as it is meant.
    head = Math.max(old.lastIndexOf('\n', head - 1) + 1, 0);
    int tail = 0;
    while (tail < shorter - head
        && old.charAt(old.length() - tail - 1) == now.charAt(now.length() - tail - 1)) {
      tail++;
    }
    BitSet proposals = new BitSet();
    by.forEach(one -> proposals.or(one.proposals()));
    return new Splice(
        start + head,
        start + old.length() - tail,
        now.substring(head, now.length() - tail),
        proposals);
  }
}

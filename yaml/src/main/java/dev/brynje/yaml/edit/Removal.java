package dev.brynje.yaml.edit;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import org.jspecify.annotations.Nullable;

/** Takes a key with its value, or an item of a list, out of a text. */
final class Removal {
  private final String text;
  private final Lines lines;

  Removal(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * A key goes with its value.
   *
   * @param last whether nothing of what stands behind it stays
   */
  void remove(Mapping mapping, Mapping.Entry entry, boolean last, Change change, Splices splices)
      throws Unwritable {
    int start = entry.keySpan().start();
    int end = Math.max(entry.keySpan().end(), entry.value().span().end());
    Mapping.Entry next = neighbour(mapping, entry, true);
    Mapping.Entry before = neighbour(mapping, entry, false);
    if (next == null && before == null) {
      throw new Unwritable(change, "nothing would be left beside it");
    }
    if (mapping.flow()) {
      if (last && before == null) {
        throw new Unwritable(change, "nothing would be left beside it");
      }
      int from = last || next == null ? endOf(before) : start;
      int to = last || next == null ? end : next.keySpan().start();
      refuseComments(from, to, change);
      splices.replace(from, to, "", change.proposals());
    } else if (lines.isFirst(start)) {
      int line = lines.start(start);
      int lineEnd = lines.endOfWhatEndsAt(end);
      // With the line break before it, so that what is added behind the line can stand there.
      int from = line > 0 ? lineBefore(line) : line;
      splices.replace(from, line > 0 ? lineEnd : lines.next(lineEnd), "", change.proposals());
    } else if (next != null) {
      refuseComments(end, next.keySpan().start(), change);
      splices.replace(start, next.keySpan().start(), "", change.proposals());
    } else {
      throw new Unwritable(change, "it shares its line with what is before it");
    }
  }

  /**
   * An item of a list goes.
   *
   * @param last whether none of those behind it stays
   */
  void remove(Sequence list, int index, boolean last, Change change, Splices splices)
      throws Unwritable {
    Node item = list.items().get(index);
    if (!Own.isItem(list, item)) {
      throw new Unwritable(change, "it is written elsewhere, by an anchor");
    }
    int start = item.span().start();
    int end = item.span().end();
    if (list.flow()) {
      int from = last ? list.items().get(index - 1).span().end() : start;
      int to = last ? end : list.items().get(index + 1).span().start();
      if (from > to || text.substring(from, to).contains("*")) {
        throw new Unwritable(change, "an alias stands beside it");
      }
      refuseComments(from, to, change);
      splices.replace(from, to, "", change.proposals());
      return;
    }
    int dash = lines.afterBlanks(lines.start(start));
    boolean alone = text.charAt(dash) == '-' && lines.afterBlanks(dash + 1) == start;
    int line = lines.start(start);
    if (!alone || line == 0) {
      throw new Unwritable(change, "it shares its line with what is before it");
    }
    splices.replace(lineBefore(line), lines.endOfWhatEndsAt(end), "", change.proposals());
  }

  private static int endOf(Mapping.@Nullable Entry entry) {
    return entry == null ? 0 : Math.max(entry.keySpan().end(), entry.value().span().end());
  }

  private void refuseComments(int from, int to, Change change) throws Unwritable {
    if (text.substring(from, to).contains("#")) {
      throw new Unwritable(change, "a comment would go with it");
    }
  }

  private int lineBefore(int line) {
    return line > 1 && text.startsWith("\r\n", line - 2) ? line - 2 : line - 1;
  }

  /** The entry written right after one, or right before it. */
  private static Mapping.@Nullable Entry neighbour(
      Mapping mapping, Mapping.Entry entry, boolean after) {
    Mapping.Entry nearest = null;
    int start = entry.keySpan().start();
    for (Mapping.Entry other : mapping.entries()) {
      int at = other.keySpan().start();
      boolean beyond = after ? at > start : at < start;
      if (Own.is(mapping, other) && beyond) {
        boolean nearer =
            nearest == null
                || (after ? at < nearest.keySpan().start() : at > nearest.keySpan().start());
        nearest = nearer ? other : nearest;
      }
    }
    return nearest;
  }
}

package dev.brynje.yaml.edit;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** How a document is written, as far as its author had a choice. */
final class Style {
  private static final int STEP = 2;

  private final Lines lines;

  /** By how many columns a mapping lies deeper than the mapping around it. */
  private final Nearest steps = new Nearest();

  /** By how many columns a list's dashes lie deeper than its key. */
  private final Nearest dashes = new Nearest();

  /** How far an item is from its dash. */
  private final Nearest gaps = new Nearest();

  /** Whether lists of plain values are written in brackets: 1 or 0. */
  private final Nearest brackets = new Nearest();

  /** How many strings are written plain, in single and in double quotes. */
  private final int[] quoted = new int[3];

  private final int[] quotedItems = new int[3];

  private Style(Lines lines) {
    this.lines = lines;
  }

  static Style of(Document document, Lines lines) {
    Style style = new Style(lines);
    Deque<Node> open = new ArrayDeque<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    open.push(document.root());
    while (!open.isEmpty()) {
      // A scalar is looked at in what holds it.
      Node node = open.pop();
      if (node instanceof Mapping mapping && seen.add(mapping)) {
        style.look(mapping, open);
      } else if (node instanceof Sequence sequence && seen.add(sequence)) {
        style.look(sequence, open);
      }
    }
    return style;
  }

  private void look(Mapping mapping, Deque<Node> open) {
    int column = lines.column(mapping.span().start());
    for (Mapping.Entry entry : mapping.entries()) {
      Node value = entry.value();
      open.push(value);
      boolean own = Own.is(mapping, entry);
      if (mapping.flow() || !own) {
        continue;
      }
      int start = value.span().start();
      if (value instanceof Scalar scalar) {
        count(quoted, scalar);
      } else if (value instanceof Mapping inner) {
        if (!inner.flow() && lines.column(start) > column) {
          steps.add(start, lines.column(start) - column);
        }
      } else if (value instanceof Sequence inner
          && !inner.flow()
          && start > entry.keySpan().end()) {
        dashes.add(start, lines.column(start) - column);
      }
    }
  }

  private void look(Sequence sequence, Deque<Node> open) {
    boolean plain = !sequence.items().isEmpty();
    int start = sequence.span().start();
    for (Node item : sequence.items()) {
      open.push(item);
      if (item instanceof Scalar scalar) {
        count(quotedItems, scalar);
      } else {
        plain = false;
      }
      int at = item.span().start();
      boolean here = !sequence.flow() && item instanceof Mapping inner && !inner.flow();
      int gap = here ? lines.column(at) - lines.column(start) : 0;
      if (gap > 0) {
        gaps.add(at, gap);
      }
    }
    if (plain) {
      brackets.add(start, sequence.flow() ? 1 : 0);
    }
  }

  private static void count(int[] quoted, Scalar scalar) {
    if (scalar.type() == Scalar.Type.STRING && Scalars.canBePlain(scalar.text())) {
      switch (scalar.style()) {
        case PLAIN -> quoted[0]++;
        case SINGLE_QUOTED -> quoted[1]++;
        case DOUBLE_QUOTED -> quoted[2]++;
        case LITERAL, FOLDED -> {
          // Says nothing of short values.
        }
      }
    }
  }

  int step(int offset) {
    return steps.at(offset, STEP);
  }

  /** How much deeper than its key a new list's dashes are. */
  int dash(int offset) {
    return dashes.at(offset, step(offset));
  }

  /** How much deeper than its dash a new item is. */
  int gap(int offset) {
    return gaps.at(offset, STEP);
  }

  boolean listsInBrackets(int offset) {
    return brackets.at(offset, 0) == 1;
  }

  /** The quote around a mapping's strings; a space for none. */
  char quote() {
    return most(quoted);
  }

  /** The quote around a list's strings; a space for none. */
  char itemQuote() {
    return quotedItems[0] + quotedItems[1] + quotedItems[2] == 0 ? quote() : most(quotedItems);
  }

  private static char most(int[] quoted) {
    if (quoted[0] >= quoted[1] && quoted[0] >= quoted[2]) {
      return ' ';
    }
    return quoted[1] > quoted[2] ? '\'' : '"';
  }
}

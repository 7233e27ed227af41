package dev.brynje.yaml;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where the values of documents begin and end: whole documents, items of lists, and entries of
 * mappings from their key on. Each is two offsets in one number, so that a million take little.
 */
final class Parts {
  /** From its first character to after its last. */
  record Part(int start, int end) {}

  private final String text;
  private final IdentityHashMap<Node, Boolean> seen = new IdentityHashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();

  /** By start, of several that start alike the outermost first. */
  private long[] parts = new long[64];

  private int count;

  /** What scalars hold, by start. */
  private long[] scalars = new long[64];

  private int scalarCount;

  private Parts(String text) {
    this.text = text;
  }

  static Parts of(List<Document> documents, String text) {
    Parts parts = new Parts(text);
    for (Document document : documents) {
      parts.part(document.root().span().start(), document.root().span().end());
      parts.gather(document.root());
    }
    parts.parts = sorted(parts.parts, parts.count);
    parts.scalars = sorted(parts.scalars, parts.scalarCount);
    return parts;
  }

  /** An alias is the value that it stands for, which is gathered once. */
  private void gather(Node root) {
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Scalar scalar) {
        held(scalar);
      } else if (seen.put(node, true) == null) {
        gatherWithin(node);
      }
    }
  }

  private void gatherWithin(Node node) {
    if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        part(item.span().start(), item.span().end());
        open.push(item);
      }
    } else if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        Span key = entry.keySpan();
        Span value = entry.value().span();
        boolean here = value.start() >= key.end();
        part(key.start(), here ? Math.max(key.end(), value.end()) : key.end());
        held(key.start(), key.end());
        open.push(entry.value());
      }
    }
  }

  /** A comment may follow the sign that begins a block. */
  private void held(Scalar scalar) {
    int start = scalar.span().start();
    boolean block = scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED;
    while (block && start < scalar.span().end() && !isBreak(text.charAt(start))) {
      start++;
    }
    held(start, scalar.span().end());
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void part(int start, int end) {
    if (count == parts.length) {
      parts = Arrays.copyOf(parts, 2 * count);
    }
    parts[count++] = ((long) start << 32) | (Integer.MAX_VALUE - end);
  }

  private void held(int start, int end) {
    if (scalarCount == scalars.length) {
      scalars = Arrays.copyOf(scalars, 2 * scalarCount);
    }
    scalars[scalarCount++] = ((long) start << 32) | end;
  }

  private static long[] sorted(long[] numbers, int count) {
    long[] sorted = Arrays.copyOf(numbers, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether a scalar holds the character at an offset. */
  boolean holds(int offset) {
    int after = first(scalars, ((long) offset + 1) << 32);
    return after > 0 && (int) scalars[after - 1] > offset;
  }

  /** The first that starts at an offset or after it. */
  Optional<Part> from(int offset) {
    int first = first(parts, (long) offset << 32);
    return first < parts.length ? Optional.of(part(first)) : Optional.empty();
  }

  /** The outermost that starts between two offsets of a line, else the one that ends there. */
  Optional<Part> on(int line, int before) {
    int first = first(parts, (long) line << 32);
    if (first < parts.length && part(first).start() < before) {
      return Optional.of(part(first));
    }
    return first > 0 && part(first - 1).end() > line
        ? Optional.of(part(first - 1))
        : Optional.empty();
  }

  private Part part(int number) {
    long part = parts[number];
    return new Part((int) (part >>> 32), Integer.MAX_VALUE - (int) part);
  }

  /** The first number that is not less. */
  private static int first(long[] numbers, long least) {
    int found = Arrays.binarySearch(numbers, least);
    return found >= 0 ? found : -found - 1;
  }
}

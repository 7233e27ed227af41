package dev.brynje.yaml.edit;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Adds to what is written in braces and brackets: YAML's flow style, and JSON. */
final class FlowSplicer {
  private static final String STEP = "  ";

  private final String text;
  private final Lines lines;
  private final Document document;

  /** Whether all of it is in braces: then it is JSON, or like it. */
  private final boolean json;

  FlowSplicer(String text, Lines lines, Document document) {
    this.text = text;
    this.lines = lines;
    this.document = document;
    this.json = document.root() instanceof Mapping root && root.flow();
  }

  /** More keys for a mapping. */
  void add(Mapping into, Map<String, Value> entries, BitSet proposals, Splices splices) {
    int end = endOfLast(into);
    if (end < 0) {
      Span span = into.span();
      splices.replace(
          span.start(), span.end(), made(new Value.Keys(entries), into, span.start()), proposals);
      return;
    }
    FlowWriter writer = FlowWriter.like(into, document.root(), text);
    int last = lastStart(into);
    List<String> parts = new ArrayList<>();
    if (isOnLineOfItsOwn(into, last)) {
      String indent = text.substring(lines.start(last), last);
      FlowLines below = new FlowLines(writer, lines.lineBreakNear(last), step(into, indent));
      entries.forEach((key, value) ->
          parts.add(json ? below.entry(key, value, indent) : writer.entry(key, value)));
      addLines(end, indent, parts, proposals, splices);
    } else {
      entries.forEach((key, value) -> parts.add(writer.entry(key, value)));
      addBehind(end, writer.comma(), parts, proposals, splices);
    }
  }

  /** More items for a list. */
  void add(Sequence into, List<Value> items, BitSet proposals, Splices splices) {
    int end = endOfLast(into);
    if (end < 0) {
      Span span = into.span();
      splices.replace(
          span.start(), span.end(), made(new Value.Items(items), into, span.start()), proposals);
      return;
    }
    FlowWriter writer = FlowWriter.like(into, document.root(), text);
    int last = lastStart(into);
    if (isOnLineOfItsOwn(into, last)) {
      String indent = text.substring(lines.start(last), last);
      FlowLines below = new FlowLines(writer, lines.lineBreakNear(last), step(into, indent));
      Function<Value, String> one = json ? item -> below.value(item, indent) : writer::item;
      addLines(end, indent, items.stream().map(one).toList(), proposals, splices);
    } else {
      addBehind(end, writer.comma(), items.stream().map(writer::item).toList(), proposals, splices);
    }
  }

  /**
   * A value in the place of what is empty or null within braces.
   *
   * @param near how it is written
   * @param offset on whose line it is
   */
  String made(Value value, Node near, int offset) {
    FlowWriter writer = FlowWriter.like(near, document.root(), text);
    if (json && lines.start(offset) > document.root().span().start()) {
      String indent = indent(offset);
      String step = step(document.root(), indentOfFirst(indent));
      return new FlowLines(writer, lines.lineBreakNear(offset), step).value(value, indent);
    }
    return writer.value(value);
  }

  private static void addBehind(
      int end, String comma, List<String> parts, BitSet proposals, Splices splices) {
    splices.insert(end, comma + String.join(comma, parts), proposals);
  }

  /** Lines more behind the last; a comment about that one stays with it. */
  private void addLines(
      int end, String indent, List<String> parts, BitSet proposals, Splices splices) {
    String lineBreak = lines.lineBreakNear(end) + indent;
    String added = lineBreak + String.join("," + lineBreak, parts);
    int next = lines.afterBlanks(end);
    boolean trailing = isAt(next, ',');
    int from = trailing ? next + 1 : end;
    int rest = lines.afterBlanks(from);
    boolean comment = isAt(rest, '#') && rest > from;
    if (!trailing) {
      splices.insert(end, ",", proposals);
    }
    splices.insert(comment ? lines.end(rest) : from, trailing ? added + "," : added, proposals);
  }

  private boolean isAt(int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }

  private boolean isOnLineOfItsOwn(Node within, int last) {
    return lines.isFirst(last) && lines.start(last) > within.span().start();
  }

  private String indent(int offset) {
    int line = lines.start(offset);
    return text.substring(line, lines.afterBlanks(line));
  }

  /** How deep the document's first key is, if on a line of its own. */
  private String indentOfFirst(String otherwise) {
    if (document.root() instanceof Mapping root && !root.entries().isEmpty()) {
      int key = root.entries().getFirst().keySpan().start();
      return isOnLineOfItsOwn(root, key) ? indent(key) : otherwise;
    }
    return otherwise;
  }

  /** By what something's parts lie deeper than itself. */
  private String step(Node node, String inner) {
    String outer = indent(node.span().start());
    return inner.startsWith(outer) && inner.length() > outer.length()
        ? inner.substring(outer.length())
        : STEP;
  }

  /** Where the last part begins. */
  private int lastStart(Node node) {
    int last = -1;
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        last = Own.is(mapping, entry) ? Math.max(last, entry.keySpan().start()) : last;
      }
    } else if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        last = isWithin(item.span(), node.span()) ? Math.max(last, item.span().start()) : last;
      }
    }
    return Math.max(last, node.span().start());
  }

  /** After the last that braces hold, an alias included; negative when they hold nothing. */
  private int endOfLast(Node node) {
    Span span = node.span();
    int end = -1;
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        end = Own.is(mapping, entry) ? Math.max(end, entry.keySpan().end()) : end;
        end = Own.isValue(mapping, entry) ? Math.max(end, entry.value().span().end()) : end;
      }
    } else if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        end = isWithin(item.span(), span) ? Math.max(end, item.span().end()) : end;
      }
    }
    for (Document.Alias alias : document.aliases()) {
      end = isWithin(alias.span(), span) ? Math.max(end, alias.span().end()) : end;
    }
    return end;
  }

  private static boolean isWithin(Span one, Span other) {
    return one.start() >= other.start() && one.end() <= other.end();
  }
}

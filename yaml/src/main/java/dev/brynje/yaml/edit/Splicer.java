package dev.brynje.yaml.edit;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the changes of one document into splices of its text. */
final class Splicer {
  private final String text;
  private final Lines lines;
  private final Document document;
  private final Style style;
  private final FlowSplicer flow;
  private final Removal removal;
  private final Splices splices = new Splices();

  /** What several places share is changed once. */
  private final Set<Node> changed = Collections.newSetFromMap(new IdentityHashMap<>());

  Splicer(String text, Document document) {
    this.text = text;
    this.lines = new Lines(text);
    this.document = document;
    this.style = Style.of(document, lines);
    this.flow = new FlowSplicer(text, lines, document);
    this.removal = new Removal(text, lines);
  }

  /**
   * The splices, in order of place.
   *
   * @throws Unwritable naming those who want what cannot be written
   */
  List<Splice> splices(Change change) throws Unwritable {
    change(document.root(), change);
    return splices.sorted();
  }

  private void change(Node node, Change change) throws Unwritable {
    if (change.isEmpty() || !changed.add(node)) {
      return;
    }
    if (node instanceof Mapping mapping) {
      change(mapping, change);
    } else if (node instanceof Sequence sequence) {
      change(sequence, change);
    } else {
      throw new Unwritable(change, "a single value stands there");
    }
  }

  private void change(Mapping mapping, Change change) throws Unwritable {
    if (!change.added().isEmpty() || change.put().isPresent()) {
      throw new Unwritable(change, "a mapping stands there");
    }
    Map<String, Value> made = new LinkedHashMap<>();
    BitSet wanting = new BitSet();
    for (Map.Entry<Step, Change> one : change.within().entrySet()) {
      Change inner = one.getValue();
      if (!(one.getKey() instanceof Step.Key(String key))) {
        throw new Unwritable(inner, "a mapping stands where a list is expected");
      }
      Optional<Mapping.Entry> entry = mapping.entry(key);
      if (entry.isEmpty() || isOverridden(mapping, entry.get(), inner)) {
        Optional<Value> value = inner.made();
        if (value.isPresent()) {
          made.put(key, value.get());
          wanting.or(inner.proposals());
        }
      } else {
        change(mapping, entry.get(), isLast(mapping, entry.get(), change), inner);
      }
    }
    if (!made.isEmpty()) {
      add(mapping, made, wanting);
    }
  }

  /** What is merged from elsewhere is left there, and said anew. */
  private static boolean isOverridden(Mapping mapping, Mapping.Entry entry, Change change) {
    return !Own.is(mapping, entry) && change.put().isPresent();
  }

  private void add(Mapping mapping, Map<String, Value> made, BitSet wanting) {
    if (mapping.flow()) {
      flow.add(mapping, made, wanting, splices);
      return;
    }
    int column = lines.column(mapping.span().start());
    int at = endOf(mapping, column);
    BlockWriter writer = new BlockWriter(style, lines.lineBreakNear(at), mapping.span().start());
    made.forEach((key, value) -> writer.entry(column, key, value));
    splices.insert(at, writer.toString(), wanting);
  }

  /** Where lines more can stand: below the last line, and below comments about it. */
  private int endOf(Node block, int column) {
    return lines.endOfCommentsBelow(lines.endOfWhatEndsAt(block.span().end()), column);
  }

  /** Whether all that stands behind an entry goes. */
  private static boolean isLast(Mapping mapping, Mapping.Entry entry, Change change) {
    for (Mapping.Entry other : mapping.entries()) {
      Change its = change.within().get(new Step.Key(other.key()));
      boolean behind = Own.is(mapping, other) && other.keySpan().start() > entry.keySpan().start();
      if (behind && (its == null || !its.isRemoved())) {
        return false;
      }
    }
    return true;
  }

  private void change(Mapping mapping, Mapping.Entry entry, boolean last, Change change)
      throws Unwritable {
    if (change.isRemoved()) {
      if (!Own.isValue(mapping, entry)) {
        throw new Unwritable(change, "it is written elsewhere, by an anchor or a merge");
      }
      removal.remove(mapping, entry, last, change, splices);
    } else if (entry.value() instanceof Scalar scalar) {
      if (scalar.isNull() || change.put().isPresent() || !change.added().isEmpty()) {
        replace(mapping, entry, scalar, change);
      } else {
        throw new Unwritable(change, "a single value stands where more is expected");
      }
    } else if (change.put().isPresent()) {
      if (!change.put().get().is(entry.value())) {
        replaceEmpty(entry, change);
      }
    } else {
      change(entry.value(), change);
    }
  }

  private void replaceEmpty(Mapping.Entry entry, Change change) throws Unwritable {
    boolean empty =
        (entry.value() instanceof Mapping inner && inner.entries().isEmpty())
            || (entry.value() instanceof Sequence list && list.items().isEmpty());
    if (!empty) {
      throw new Unwritable(change, "another value stands there");
    }
    splices.replace(
        entry.value().span().start(),
        entry.value().span().end(),
        flow.made(change.put().get(), entry.value(), entry.keySpan().start()),
        change.proposals());
  }

  private void replace(Mapping mapping, Mapping.Entry entry, Scalar scalar, Change change)
      throws Unwritable {
    Optional<Value> made =
        scalar.isNull() ? change.made() : change.listed(Value.of(scalar)).or(change::made);
    if (made.isEmpty()) {
      return;
    }
    Value value = made.get();
    if (!Own.isValue(mapping, entry)) {
      replaceAlias(entry, value, change);
      return;
    }
    if (!changed.add(scalar) || value.is(scalar)) {
      return;
    }
    boolean bare = text.substring(entry.keySpan().end(), scalar.span().start()).strip().equals(":");
    if (scalar.isNull() && !mapping.flow()) {
      if (!bare) {
        throw new Unwritable(change, "an anchor or a tag stands there without a value");
      }
      fill(mapping, scalar, value, change);
      return;
    }
    String written =
        mapping.flow() ? flow.made(value, mapping, entry.keySpan().start()) : inLine(value, scalar);
    boolean behindColon = text.charAt(scalar.span().start() - 1) == ':';
    boolean empty = scalar.span().start() == scalar.span().end();
    splices.replace(
        scalar.span().start(),
        scalar.span().end(),
        behindColon && empty ? " " + written : written,
        change.proposals());
  }

  /** A key without a value gets one, behind it or below it. */
  private void fill(Mapping mapping, Scalar none, Value value, Change change) {
    int column = lines.column(mapping.span().start());
    int at = none.span().end();
    BlockWriter writer = new BlockWriter(style, lines.lineBreakNear(at), mapping.span().start());
    String written = writer.below(column, value).toString();
    int start = none.span().start();
    while (Lines.isBlank(text.charAt(start - 1)) && start < none.span().end()) {
      start--;
    }
    if (written.startsWith(" ")) {
      splices.replace(start, at, written, change.proposals());
      return;
    }
    if (start < at) {
      splices.replace(start, at, "", change.proposals());
    }
    splices.insert(lines.end(at), written, change.proposals());
  }

  /** The value in quotes if the one before was. */
  private String inLine(Value value, Scalar before) {
    char quote =
        switch (before.style()) {
          case SINGLE_QUOTED -> '\'';
          case DOUBLE_QUOTED -> '"';
          default -> before.type() == Scalar.Type.STRING ? ' ' : style.quote();
        };
    return FlowWriter.plain(quote, style.itemQuote()).value(value);
  }

  /** The alias goes, what it stands for stays. */
  private void replaceAlias(Mapping.Entry entry, Value value, Change change) throws Unwritable {
    for (Document.Alias alias : document.aliases()) {
      int start = alias.span().start();
      int key = entry.keySpan().end();
      if (start > key && text.substring(key, start).strip().equals(":")) {
        splices.replace(
            start,
            alias.span().end(),
            FlowWriter.plain(style.quote(), style.itemQuote()).value(value),
            change.proposals());
        return;
      }
    }
    throw new Unwritable(change, "it is written elsewhere, by an anchor or a merge");
  }

  private void change(Sequence sequence, Change change) throws Unwritable {
    if (change.put().isPresent()) {
      throw new Unwritable(change, "a list stands there");
    }
    if (isReplaced(sequence, change)) {
      Value items = new Value.Items(change.added().stream().map(Change.Added::item).toList());
      splices.replace(
          sequence.span().start(),
          sequence.span().end(),
          flow.made(items, sequence, sequence.span().start()),
          change.proposals());
      return;
    }
    for (Map.Entry<Step, Change> one : change.within().entrySet()) {
      Change inner = one.getValue();
      if (!(one.getKey() instanceof Step.Item(int index)) || index >= sequence.items().size()) {
        throw new Unwritable(inner, "a list stands where a mapping is expected");
      }
      change(sequence, index, isLast(sequence, index, change), inner);
    }
    List<Value> items = new ArrayList<>();
    BitSet wanting = new BitSet();
    for (Change.Added added : change.added()) {
      items.add(added.item());
      wanting.or(added.proposals());
    }
    if (!items.isEmpty()) {
      add(sequence, items, wanting);
    }
  }

  /** Whether all items behind one go. */
  private static boolean isLast(Sequence sequence, int index, Change change) {
    for (int i = index + 1; i < sequence.items().size(); i++) {
      Change behind = change.within().get(new Step.Item(i));
      if (behind == null || !behind.isRemoved()) {
        return false;
      }
    }
    return true;
  }

  /** Whether others take the place of all that a list in brackets holds. */
  private static boolean isReplaced(Sequence sequence, Change change) {
    return sequence.flow()
        && !sequence.items().isEmpty()
        && !change.added().isEmpty()
        && change.within().size() == sequence.items().size()
        && change.within().values().stream().allMatch(Change::isRemoved);
  }

  private void change(Sequence sequence, int index, boolean last, Change change) throws Unwritable {
    Node item = sequence.items().get(index);
    if (change.isRemoved()) {
      removal.remove(sequence, index, last, change, splices);
    } else if (change.put().isPresent() && item instanceof Scalar scalar) {
      if (!Own.isItem(sequence, item)) {
        throw new Unwritable(change, "it is written elsewhere, by an anchor");
      }
      if (changed.add(item) && !change.put().get().is(item)) {
        String written =
            sequence.flow()
                ? flow.made(change.put().get(), sequence, scalar.span().start())
                : inLine(change.put().get(), scalar);
        splices.replace(scalar.span().start(), scalar.span().end(), written, change.proposals());
      }
    } else {
      change(item, change);
    }
  }

  private void add(Sequence sequence, List<Value> items, BitSet wanting) {
    if (sequence.flow()) {
      flow.add(sequence, items, wanting, splices);
      return;
    }
    int column = lines.column(sequence.span().start());
    int at = endOf(sequence, column);
    BlockWriter writer = new BlockWriter(style, lines.lineBreakNear(at), sequence.span().start());
    items.forEach(item -> writer.item(column, item));
    splices.insert(at, writer.toString(), wanting);
  }
}

package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds one document from what the parser tells of it, without recursion: aliases become the
 * values they name, merge keys are merged, keys become strings, and every bound is kept.
 */
final class Composer {
  private static final String MERGE_TAG = PlainValue.TAG_PREFIX + "merge";

  private final Positions positions;
  private final Limits limits;
  private final Budget budget;
  private final boolean compose;
  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final List<Document.Alias> aliases = new ArrayList<>();
  private final List<Document.Tag> tags = new ArrayList<>();
  private int depth;
  private @Nullable Node root;

  Composer(Positions positions, Limits limits, Budget budget, Dialect dialect) {
    this.positions = positions;
    this.limits = limits;
    this.budget = budget;
    this.compose = dialect == Dialect.COMPOSE;
  }

  void startDocument() {
    depth = 0;
    root = null;
    anchors.clear();
    aliases.clear();
    tags.clear();
    budget.startDocument();
  }

  /**
   * Forgets a document that cannot be read.
   *
   * @return whether there is room for another one
   */
  boolean dropDocument() {
    if (budget.exhausted()) {
      return false;
    }
    budget.dropDocument();
    return true;
  }

  /** The value of the whole document; null if it is empty. */
  @Nullable Node root() {
    return root;
  }

  List<Document.Alias> aliases() {
    return List.copyOf(aliases);
  }

  List<Document.Tag> tags() {
    return List.copyOf(tags);
  }

  /**
   * A scalar.
   *
   * @param tag empty without one
   * @param anchor empty without one
   */
  void scalar(int start, int end, String text, Scalar.Style style, String tag, String anchor) {
    Frame frame = current();
    if (frame != null && frame.expectsKey()) {
      scalarKey(frame, start, end, text, style, tag, anchor);
      return;
    }
    spend(start, end);
    PlainValue value = resolve(start, end, text, style, tag);
    Scalar scalar = json(positions.span(start, end), value, style);
    define(anchor, scalar, value.key());
    note(tag, scalar);
    add(scalar, false);
  }

  /** A value, not a key, whose meaning is known. */
  void resolved(int start, int end, PlainValue value) {
    spend(start, end);
    add(json(positions.span(start, end), value, Scalar.Style.PLAIN), false);
  }

  private void scalarKey(
      Frame frame, int start, int end, String text, Scalar.Style style, String tag, String anchor) {
    Span span = positions.span(start, end);
    boolean plain = tag.isEmpty() ? style == Scalar.Style.PLAIN : tag.equals("!");
    if (text.equals("<<") && (plain || tag.equals(MERGE_TAG))) {
      define(anchor, new Scalar(span, Scalar.Type.STRING, text, style), text);
      if (compose && frame.hasMerged()) {
        throw mergedTwice(span);
      }
      frame.startMerge(span);
      return;
    }
    spend(start, end);
    PlainValue value = resolve(start, end, text, style, tag);
    String key = value.key();
    if (key == null) {
      throw notKey(
          span,
          value.type() == Scalar.Type.NULL
              ? "null cannot be a key"
              : "an integer of more than 63 bits cannot be a key");
    }
    if (compose && value.type() != Scalar.Type.STRING) {
      throw notKey(span, "a key must be a string here, but this is " + kind(value.type()));
    }
    if (!anchor.isEmpty()) {
      define(anchor, json(span, value, style), key);
    }
    key(frame, key, span);
  }

  void alias(int start, int end, String name) {
    Span span = positions.span(start, end);
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw new Unreadable(
          span,
          "this alias has no anchor before it in this document",
          "define the anchor above, in the same document, or quote a value that begins with *");
    }
    Node target = anchor.node;
    if (target == null) {
      throw new Unreadable(
          span, "this alias stands inside its own value", "write the value out instead");
    }
    if (!budget.spendAlias(anchor.size, anchor.characters)) {
      throw new Unreadable(
          span,
          "the aliases of this document multiply its values beyond what is allowed",
          "write the values out, or use fewer aliases");
    }
    if (depth + anchor.height > limits.depth()) {
      throw tooDeep(span);
    }
    aliases.add(new Document.Alias(span, name, target));
    Frame frame = current();
    if (frame != null) {
      frame.height = Math.max(frame.height, anchor.height);
      if (frame.expectsKey()) {
        String key = anchor.key;
        if (key == null) {
          throw notKey(span, "the alias *" + name + " stands for no key");
        }
        key(frame, key, span);
        return;
      }
    }
    add(target, true);
  }

  /** Opens a mapping or a list. */
  void start(boolean mapping, int start, int end, boolean flow, String tag, String anchor) {
    Frame parent = current();
    if (parent != null && parent.expectsKey()) {
      throw notKey(
          positions.span(start, end),
          mapping ? "a mapping cannot be a key" : "a list cannot be a key");
    }
    long before = budget.spent();
    long charactersBefore = budget.characters();
    if (depth == limits.depth()) {
      throw tooDeep(positions.span(start, end));
    }
    spend(start, start);
    if (depth == frames.size()) {
      frames.add(new Frame());
    }
    Frame frame = frames.get(depth++);
    frame.begin(mapping, start, flow, before, charactersBefore);
    frame.tag = tag;
    if (!anchor.isEmpty()) {
      frame.anchor = new Anchor();
      anchors.put(anchor, frame.anchor);
    }
  }

  /** Closes the mapping or list that was opened last. */
  void end(int end) {
    Frame frame = frames.get(--depth);
    Span span = positions.span(frame.start, end);
    Node node =
        frame.mapping
            ? new Mapping(span, frame.takeEntries(compose), frame.flow)
            : new Sequence(span, frame.takeItems(), frame.flow);
    int height = frame.height + 1;
    Anchor anchor = frame.anchor;
    if (anchor != null) {
      anchor.node = node;
      anchor.size = budget.spent() - frame.spentBefore;
      anchor.characters = budget.characters() - frame.charactersBefore;
      anchor.height = height;
    }
    Frame parent = current();
    if (parent != null) {
      parent.height = Math.max(parent.height, height);
    }
    note(frame.tag, node);
    add(node, false);
  }

  private void note(String tag, Node node) {
    if (tag.length() > 1 && tag.charAt(0) == '!') {
      tags.add(new Document.Tag(tag, node));
    }
  }

  private void add(Node node, boolean aliased) {
    Frame frame = current();
    if (frame == null) {
      root = node;
    } else if (!frame.mapping) {
      frame.items.add(node);
    } else if (frame.merging) {
      merge(frame, node, aliased);
    } else {
      frame.value(node);
    }
  }

  private void key(Frame frame, String key, Span span) {
    Mapping.Entry earlier = frame.key(key, span);
    if (earlier != null) {
      Span first = earlier.keySpan();
      throw new Unreadable(
          span,
          "the key \""
              + PlainValue.shortened(key)
              + "\" was already given at line "
              + first.line()
              + ", column "
              + first.column(),
          "keep one of the two; most programs silently take the last");
    }
  }

  /**
   * What is merged wins over keys before it and loses to keys after it; of a list the first wins.
   */
  private void merge(Frame frame, Node value, boolean aliased) {
    frame.merging = false;
    if (value instanceof Mapping mapping) {
      frame.merge(mapping);
    } else if (value instanceof Sequence sequence && (!aliased || compose)) {
      for (Node item : sequence.items().reversed()) {
        if (!(item instanceof Mapping mapping)) {
          throw notMergeable(item.span());
        }
        frame.merge(mapping);
      }
    } else {
      throw notMergeable(value.span());
    }
  }

  private void define(String name, Scalar scalar, @Nullable String key) {
    if (!name.isEmpty()) {
      Anchor anchor = new Anchor();
      anchor.node = scalar;
      anchor.size = 1;
      anchor.characters = (long) scalar.span().end() - scalar.span().start();
      anchor.key = key;
      anchors.put(name, anchor);
    }
  }

  private void spend(int start, int end) {
    if (!budget.spend(end - start)) {
      throw new Unreadable(
          positions.span(start, end),
          "the text holds more than " + limits.nodes() + " values",
          "split it into smaller files");
    }
  }

  private PlainValue resolve(int start, int end, String text, Scalar.Style style, String tag) {
    if (tag.isEmpty()) {
      return style == Scalar.Style.PLAIN ? plain(text) : PlainValue.string(text);
    }
    try {
      return PlainValue.tagged(tag, text);
    } catch (PlainValue.Unfit e) {
      throw unfit(positions.span(start, end), e);
    }
  }

  private PlainValue plain(String text) {
    PlainValue value = PlainValue.plain(text);
    boolean word = compose && value.type() == Scalar.Type.BOOLEAN;
    return word && !text.equalsIgnoreCase(value.text()) ? PlainValue.string(text) : value;
  }

  private static Scalar json(Span span, PlainValue value, Scalar.Style style) {
    try {
      value.requireJson();
    } catch (PlainValue.Unfit e) {
      throw unfit(span, e);
    }
    return new Scalar(span, value.type(), value.text(), style);
  }

  private @Nullable Frame current() {
    return depth == 0 ? null : frames.get(depth - 1);
  }

  private static Unreadable unfit(Span span, PlainValue.Unfit e) {
    return new Unreadable(
        span, String.valueOf(e.getMessage()), "change the value, or quote it if a string is meant");
  }

  private static Unreadable notKey(Span span, String message) {
    return new Unreadable(span, message, "use a string as the key, in quotes");
  }

  private static String kind(Scalar.Type type) {
    return type == Scalar.Type.BOOLEAN
        ? "a boolean"
        : type == Scalar.Type.INTEGER ? "an integer" : "a number";
  }

  private static Unreadable mergedTwice(Span span) {
    return new Unreadable(
        span,
        "the merge key << was already given in this mapping",
        "merge a list instead: <<: [*a, *b]");
  }

  private static Unreadable notMergeable(Span span) {
    return new Unreadable(
        span,
        "the merge key << takes a mapping or a list of mappings",
        "give it an alias of a mapping, or quote \"<<\" if a key of that name is meant");
  }

  private Unreadable tooDeep(Span span) {
    return new Unreadable(
        span,
        "the document is nested deeper than " + limits.depth() + " levels",
        "flatten it; no Kubernetes object nests so deeply");
  }
}

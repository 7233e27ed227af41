package dev.brynje.kube;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.edit.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object, there or not: reading on from an absent field gives absent fields, so a
 * whole path can be asked for at once. As for the API server, {@code null} is absent.
 *
 * <p>The typed reads throw {@link FieldTypeException} when the value has another type than the API
 * takes. A field remembers what it was asked for, so it is for one thread.
 */
public final class Field {
  private static final Field[] NONE = {};
  private static final int MOST_REMEMBERED = 48;

  private final @Nullable Field parent;
  private final String name;
  private final int index;
  private final @Nullable Node node;

  /** The entry of a mapping that it is; none for an absent field, an item and the top. */
  private final Mapping.@Nullable Entry entry;

  /** What it points at instead of its own place. */
  private final @Nullable Span part;

  /** The fields that were asked for: a hundred checks ask for the same few. */
  private Field[] asked = NONE;

  private int askedFor;
  private @Nullable List<Field> items;
  private @Nullable String pathWithoutIndices;

  private Field(
      @Nullable Field parent,
      String name,
      int index,
      @Nullable Node node,
      Mapping.@Nullable Entry entry,
      @Nullable Span part) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.node = node;
    this.entry = entry;
    this.part = part;
  }

  /** The top of an object. */
  public static Field root(Node node) {
    return new Field(null, "", -1, node, null, null);
  }

  /** Whether there is a value other than null. */
  public boolean present() {
    return node != null;
  }

  /** The field of a mapping; absent when this is. */
  @SuppressWarnings({
    "StringEquality",
    "ReferenceEquality"
  }) // keys are literals; another string is looked up anew
  public Field get(String key) {
    for (int i = 0; i < askedFor; i++) {
      if (asked[i].name == key) {
        return asked[i];
      }
    }
    Field field = find(key);
    if (askedFor < MOST_REMEMBERED) {
      if (askedFor == asked.length) {
        asked = Arrays.copyOf(asked, askedFor == 0 ? 4 : 2 * askedFor);
      }
      asked[askedFor++] = field;
    }
    return field;
  }

  private Field find(String key) {
    if (node == null) {
      return absent(key);
    }
    if (!(node instanceof Mapping mapping)) {
      throw new FieldTypeException(this, "a mapping", kind(node));
    }
    Optional<Mapping.Entry> entry = mapping.entry(key);
    return entry.isPresent() ? of(key, entry.get()) : absent(key);
  }

  /** The field at the end of a path of keys. */
  public Field at(String... keys) {
    Field field = this;
    for (String key : keys) {
      field = field.get(key);
    }
    return field;
  }

  /** The present fields of a mapping, in order; none when this is absent. */
  public List<Field> fields() {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Mapping mapping)) {
      throw new FieldTypeException(this, "a mapping", kind(node));
    }
    List<Field> fields = new ArrayList<>(mapping.entries().size());
    for (Mapping.Entry entry : mapping.entries()) {
      Field field = of(entry.key(), entry);
      if (field.present()) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The items of a list, null ones absent; none when this is absent. */
  public List<Field> items() {
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Sequence sequence)) {
      throw new FieldTypeException(this, "a list", kind(node));
    }
    if (items == null) {
      items = items(sequence);
    }
    return items;
  }

  private List<Field> items(Sequence sequence) {
    List<Field> fields = new ArrayList<>(sequence.items().size());
    for (Node item : sequence.items()) {
      fields.add(
          isNull(item)
              ? new Field(this, name, fields.size(), null, null, item.span())
              : new Field(this, name, fields.size(), item, null, null));
    }
    return List.copyOf(fields);
  }

  /** The text of a string. */
  public Optional<String> string() {
    Scalar scalar = scalar(Scalar.Type.STRING, "a string");
    return scalar == null ? Optional.empty() : Optional.of(scalar.text());
  }

  /** The strings of a list; none when this is absent. */
  public List<String> strings() {
    List<String> strings = new ArrayList<>();
    for (Field item : items()) {
      item.string().ifPresent(strings::add);
    }
    return strings;
  }

  /** The value of a boolean. */
  public Optional<Boolean> bool() {
    Scalar scalar = scalar(Scalar.Type.BOOLEAN, "true or false");
    return scalar == null ? Optional.empty() : Optional.of(scalar.text().equals("true"));
  }

  /** Whether a boolean is there and true. */
  public boolean isTrue() {
    return bool().orElse(false);
  }

  /** Whether a boolean is there and false. */
  public boolean isFalse() {
    return !bool().orElse(true);
  }

  /** The value of an integer that fits into 64 bits. */
  public OptionalLong integer() {
    Scalar scalar = scalar(Scalar.Type.INTEGER, "an integer");
    if (scalar == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(scalar.text()));
    } catch (NumberFormatException _) {
      throw new FieldTypeException(this, "an integer of 64 bits", scalar.text());
    }
  }

  /** The text of a string or number: of a port that may have a name, or a quantity. */
  public Optional<String> stringOrNumber() {
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof Scalar scalar && scalar.type() != Scalar.Type.BOOLEAN) {
      return Optional.of(scalar.text());
    }
    throw new FieldTypeException(this, "a string or a number", kind(node));
  }

  /** Whether the value is an integer, as a port by number is. */
  public boolean isInteger() {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.INTEGER;
  }

  /** The last key of the path; of a list's item, the list's. */
  public String name() {
    return name;
  }

  /** The path from the object's top, as {@code spec.containers[0].image}. */
  public String path() {
    if (parent == null) {
      return "";
    }
    String before = parent.path();
    return index >= 0 ? before + "[" + index + "]" : joined(before, name);
  }

  /** The path without indices, which stays when a list is sorted anew. */
  public String pathWithoutIndices() {
    if (pathWithoutIndices == null) {
      String before = parent == null ? "" : parent.pathWithoutIndices();
      pathWithoutIndices = index >= 0 ? before + "[]" : joined(before, name);
    }
    return pathWithoutIndices;
  }

  /**
   * Its place in a document.
   *
   * @param top where the object's top is
   */
  public Place place(Place top) {
    if (parent == null) {
      return top;
    }
    Place above = parent.place(top);
    return index >= 0 ? above.item(index) : above.key(name);
  }

  private static String joined(String before, String name) {
    return before.isEmpty() ? name : before + "." + name;
  }

  /**
   * Where to point a reader: at the key with its value when that is short, and for an absent field
   * at the nearest field above that is there.
   */
  public Span span() {
    if (part != null) {
      return part;
    }
    if (entry != null) {
      return node == null ? entry.keySpan() : keyAndValue(entry);
    }
    return node == null ? Objects.requireNonNull(parent).span() : firstLine(node);
  }

  /** The same field, pointing at a part of its value. */
  public Field pointingAt(Span part) {
    return new Field(parent, name, index, node, entry, part);
  }

  /** The value as it was read. */
  public Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  private Field absent(String key) {
    return new Field(this, key, -1, null, null, null);
  }

  private Field of(String key, Mapping.Entry entry) {
    Node value = entry.value();
    return new Field(this, key, -1, isNull(value) ? null : value, entry, null);
  }

  private @Nullable Scalar scalar(Scalar.Type type, String expected) {
    if (node == null) {
      return null;
    }
    if (node instanceof Scalar scalar && scalar.type() == type) {
      return scalar;
    }
    throw new FieldTypeException(this, expected, kind(node));
  }

  private static boolean isNull(Node node) {
    return node instanceof Scalar scalar && scalar.isNull();
  }

  private static String kind(Node node) {
    return switch (node) {
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> "a string";
            case INTEGER, FLOAT -> "the number " + scalar.text();
            case BOOLEAN -> "the boolean " + scalar.text();
            case NULL -> "null";
          };
    };
  }

  private static Span keyAndValue(Mapping.Entry entry) {
    Span key = entry.keySpan();
    Span value = entry.value().span();
    boolean sameLine =
        entry.value() instanceof Scalar
            && key.line() == value.line()
            && value.line() == value.endLine()
            && value.end() >= key.start();
    return sameLine ? through(key, value) : key;
  }

  /** Of a mapping, its first key and value, since a mapping has no line of its own. */
  private static Span firstLine(Node node) {
    if (node instanceof Mapping mapping && !mapping.flow() && !mapping.entries().isEmpty()) {
      Mapping.Entry first = mapping.entries().getFirst();
      if (first.keySpan().start() >= node.span().start()) {
        return keyAndValue(first);
      }
    }
    return node.span();
  }

  private static Span through(Span first, Span last) {
    return new Span(
        first.start(), last.end(), first.line(), first.column(), last.endLine(), last.endColumn());
  }
}

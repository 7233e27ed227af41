package dev.brynje.pipeline;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that may have any type: who asks for what it is not, gets nothing, as these files are
 * judged by nobody but their system.
 */
record Tree(Node node) {
  private static final int DEEPEST = 20;

  Optional<Tree> get(String key) {
    return node instanceof Mapping mapping ? mapping.get(key).map(Tree::new) : Optional.empty();
  }

  /** The value at the end of a path of keys. */
  Optional<Tree> at(String... keys) {
    Optional<Tree> tree = Optional.of(this);
    for (String key : keys) {
      tree = tree.flatMap(one -> one.get(key));
    }
    return tree;
  }

  /** The text of a scalar other than null. */
  Optional<String> text() {
    return node instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  Optional<String> text(String key) {
    return get(key).flatMap(Tree::text);
  }

  /** Whether it is this, as a boolean or as text. */
  boolean is(String key, String text) {
    return text(key).map(text::equals).orElse(false);
  }

  Map<String, Tree> entries() {
    Map<String, Tree> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> entries.put(entry.key(), new Tree(entry.value())));
    }
    return entries;
  }

  Map<String, Tree> entries(String key) {
    return get(key).map(Tree::entries).orElse(Map.of());
  }

  List<Tree> items() {
    return node instanceof Sequence sequence
        ? sequence.items().stream().map(Tree::new).toList()
        : List.of();
  }

  List<Tree> items(String key) {
    return get(key).map(Tree::items).orElse(List.of());
  }

  /** The scalars of a list, also of lists within it, or the scalar that it is. */
  List<Tree> scalars() {
    List<Tree> scalars = new ArrayList<>();
    collect(scalars, 0);
    return scalars;
  }

  private void collect(List<Tree> scalars, int depth) {
    if (node instanceof Scalar) {
      scalars.add(this);
    } else if (depth < DEEPEST) {
      items().forEach(item -> item.collect(scalars, depth + 1));
    }
  }

  List<Tree> scalars(String key) {
    return get(key).map(Tree::scalars).orElse(List.of());
  }

  /** The texts of a mapping. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries(key).forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
    return texts;
  }

  int line() {
    return node.span().line();
  }

  /** The line of the first character of a scalar's text: that of a block begins below. */
  int firstLine() {
    return node instanceof Scalar scalar
            && (scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED)
        ? line() + 1
        : line();
  }
}

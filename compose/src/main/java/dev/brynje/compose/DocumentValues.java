package dev.brynje.compose;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes values of a YAML document, and takes out what is tagged {@code !reset}.
 *
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/13-merge.md#reset-value">Reset
 *     value</a>
 */
final class DocumentValues {
  private final ComposeFile file;
  private final Allowance allowance;
  private final IdentityHashMap<Node, String> tags = new IdentityHashMap<>();
  private final Set<String> dropped = new TreeSet<>();

  /** Paths whose value in files before, or in what is extended, does not count. */
  Set<String> dropped() {
    return dropped;
  }

  DocumentValues(ComposeFile file, Document document, Allowance allowance) {
    this.file = file;
    this.allowance = allowance;
    document.tags().forEach(tag -> tags.put(tag.target(), tag.name()));
  }

  /** The value; none when all of it is reset. */
  Optional<Value> of(Node node) {
    return of(node, "");
  }

  private Optional<Value> of(Node node, String path) {
    Place place = new Place(file, node.span());
    allowance.spend(1, place);
    String tag = tags.getOrDefault(node, "");
    if (tag.equals("!reset") || tag.equals("!override")) {
      dropped.add(path);
      if (tag.equals("!reset")) {
        return Optional.empty();
      }
    }
    return Optional.of(
        switch (node) {
          case Scalar scalar -> text(scalar, place);
          case Sequence sequence -> items(sequence, path, place);
          case Mapping mapping -> fields(mapping, path, place);
        });
  }

  private static Text text(Scalar scalar, Place place) {
    String text = scalar.text().replace(Text.UNKNOWN, '\uFFFD');
    return Text.written(text, scalar.type(), place);
  }

  private Items items(Sequence sequence, String path, Place place) {
    List<Value> values = new ArrayList<>(sequence.items().size());
    for (Node item : sequence.items()) {
      of(item, Reset.below(path, Rules.ITEM)).ifPresent(values::add);
    }
    return new Items(values, place);
  }

  private Fields fields(Mapping mapping, String path, Place place) {
    List<Field> fields = new ArrayList<>(mapping.entries().size());
    for (Mapping.Entry entry : mapping.entries()) {
      of(entry.value(), Reset.below(path, entry.key()))
          .ifPresent(
              value -> fields.add(new Field(entry.key(), new Place(file, entry.keySpan()), value)));
    }
    return Fields.of(fields, place);
  }
}

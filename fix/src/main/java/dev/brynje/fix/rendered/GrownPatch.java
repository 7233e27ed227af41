package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A patch that is there, and gets objects or containers of which it says nothing yet. */
final class GrownPatch {
  private final Reading file;

  /** By object and container, in order. */
  private final Map<Slot, List<OverlayPatch.Part>> parts = new LinkedHashMap<>();

  private final Map<Slot, BitSet> owners = new LinkedHashMap<>();

  /**
   * What grows as one.
   *
   * @param containers up to the one that is new; none when the object is
   */
  private record Slot(OverlayPatch.Head head, List<String> containers) {}

  GrownPatch(Reading file) {
    this.file = file;
  }

  void add(int number, OverlayPatch.Part part) {
    boolean isThere = document(part.head()).isPresent();
    Slot slot = new Slot(part.head(), isThere ? part.containers() : List.of());
    parts.computeIfAbsent(slot, _ -> new ArrayList<>()).add(part);
    owners.computeIfAbsent(slot, _ -> new BitSet()).set(number);
  }

  private Optional<Document> document(OverlayPatch.Head head) {
    return file.documents().stream()
        .filter(document ->
            document.root() instanceof Mapping root
                && head.isOf(new WrittenObject("", document.index(), root)))
        .findFirst();
  }

  /** New objects, behind all that the file holds. */
  List<Splice> objects() {
    String text = file.source().text();
    List<Splice> splices = new ArrayList<>();
    parts.forEach((slot, those) -> {
      if (document(slot.head()).isEmpty()) {
        String before = text.isEmpty() || text.endsWith("\n") ? "---\n" : "\n---\n";
        splices.add(
            new Splice(
                text.length(),
                text.length(),
                before + OverlayPatch.text(those),
                owners.getOrDefault(slot, new BitSet())));
      }
    });
    return splices;
  }

  /** New containers of objects that are there. */
  void containers(OwnedProposals wanted, Map<Integer, String> refused) {
    parts.forEach((slot, those) -> {
      Optional<Document> document = document(slot.head());
      BitSet numbers = owners.getOrDefault(slot, new BitSet());
      if (document.isPresent()) {
        Optional<Place> list = OverlayPatch.list(those.getFirst());
        Optional<Value> item = list.flatMap(place -> item(place, those));
        boolean isNew =
            list.flatMap(place -> Objects.at(document.get().root(), place)).stream()
                .noneMatch(node -> names(node).contains(slot.containers().getLast()));
        numbers.stream()
            .forEach(number -> {
              if (item.isPresent() && isNew) {
                wanted.add(
                    number, document.get().index(), new Edit.Add(list.orElseThrow(), item.get()));
              } else {
                refused.put(number, "the patch that is there says it otherwise");
              }
            });
      }
    });
  }

  /** The item of a list that says all parts. */
  private static Optional<Value> item(Place list, List<OverlayPatch.Part> parts) {
    byte[] text = OverlayPatch.text(parts).getBytes(StandardCharsets.UTF_8);
    return YamlReader.read(text, Limits.DEFAULT).documents().stream()
        .findFirst()
        .flatMap(document -> Objects.at(document.root(), list))
        .flatMap(node ->
            node instanceof Sequence items
                ? Optional.of(value(items.items().getLast()))
                : Optional.empty());
  }

  private static Value value(Node node) {
    return switch (node) {
      case Scalar scalar -> Value.of(scalar);
      case Sequence list -> new Value.Items(list.items().stream().map(GrownPatch::value).toList());
      case Mapping mapping -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), value(entry.value())));
        yield new Value.Keys(entries);
      }
    };
  }

  private static List<String> names(Node node) {
    return node instanceof Sequence list
        ? list.items().stream().map(OverlayPatch::name).toList()
        : List.of();
  }
}

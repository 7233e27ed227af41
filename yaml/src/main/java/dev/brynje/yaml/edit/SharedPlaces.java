package dev.brynje.yaml.edit;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which places of a document are one text, by anchors, aliases and merges: a change of it is a
 * change of all of them, so that each of them has to want it.
 */
final class SharedPlaces {
  /** More are not followed; a bomb of aliases has them. */
  private static final int MOST = 200_000;

  private record Open(Node node, Place place) {}

  private final IdentityHashMap<Node, List<Place>> places = new IdentityHashMap<>();
  private final Predicate<Place> idle;
  private final Change root;

  private SharedPlaces(Change root, Predicate<Place> idle) {
    this.root = root;
    this.idle = idle;
  }

  /**
   * Makes sure that what changes in one place is wanted in all that share it.
   *
   * @param idle whether nothing depends on what is at a place, so that it may change along
   * @throws Unwritable naming those who want what others do not
   */
  static void settle(Document document, Change root, Predicate<Place> idle) throws Unwritable {
    if (document.aliases().isEmpty()) {
      return;
    }
    SharedPlaces shared = new SharedPlaces(root, idle);
    shared.gather(document.root());
    shared.settle(document.root(), root);
  }

  private void gather(Node document) throws Unwritable {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(document, Place.ROOT));
    for (int count = 0; !open.isEmpty(); count++) {
      if (count > MOST) {
        throw new Unwritable(root, "the document has too many aliases to follow them");
      }
      Open one = open.pop();
      places.computeIfAbsent(one.node, _ -> new ArrayList<>(1)).add(one.place);
      switch (one.node) {
        case Mapping mapping ->
            mapping
                .entries()
                .forEach(entry -> open.push(new Open(entry.value(), one.place.key(entry.key()))));
        case Sequence sequence -> {
          for (int i = 0; i < sequence.items().size(); i++) {
            open.push(new Open(sequence.items().get(i), one.place.item(i)));
          }
        }
        case Scalar _ -> {
          // Holds nothing.
        }
      }
    }
  }

  private void settle(Node node, Change change) throws Unwritable {
    if (changesText(node, change)) {
      for (Place place : places.getOrDefault(node, List.of())) {
        settle(place, change);
      }
    }
    for (Map.Entry<Step, Change> one : List.copyOf(change.within().entrySet())) {
      Optional<Node> inner = within(node, one.getKey());
      if (inner.isPresent()) {
        settle(inner.get(), one.getValue());
      }
    }
  }

  private void settle(Place place, Change change) throws Unwritable {
    Optional<Change> there = root.at(place);
    if (there.isPresent() && there.get().isSame(change)) {
      return;
    }
    if (!idle.test(place) || there.isPresent()) {
      throw new Unwritable(
          atFault(change, there),
          "it is anchored and used at %s too, where it is not to change"
              .formatted(place.toString().isEmpty() ? "another place" : place));
    }
    root.graft(place, change);
  }

  /** Those that want here what is not wanted there, or else the other way round. */
  private static BitSet atFault(Change here, Optional<Change> there) {
    if (there.isEmpty()) {
      return here.proposals();
    }
    BitSet more = here.beyond(there.get());
    BitSet less = more.isEmpty() ? there.get().beyond(here) : more;
    return less.isEmpty() ? here.proposals() : less;
  }

  /** Whether a change is written into the text of a value itself, and not only deeper. */
  private static boolean changesText(Node node, Change change) {
    if (node instanceof Scalar) {
      return true;
    }
    if (!change.added().isEmpty()) {
      return true;
    }
    if (change.within().values().stream().anyMatch(Change::isRemoved)) {
      return true;
    }
    return node instanceof Mapping mapping
        && change.within().entrySet().stream()
            .anyMatch(one ->
                one.getKey() instanceof Step.Key(String key)
                    && isWrittenBy(mapping, key, one.getValue()));
  }

  /** What is absent is written into the mapping, and what is merged may be said anew there. */
  private static boolean isWrittenBy(Mapping mapping, String key, Change change) {
    Optional<Mapping.Entry> entry = mapping.entry(key);
    return entry.isEmpty() || (change.put().isPresent() && !Own.isValue(mapping, entry.get()));
  }

  private static Optional<Node> within(Node node, Step step) {
    return switch (step) {
      case Step.Key(String name) ->
          node instanceof Mapping mapping
              ? mapping
                  .entry(name)
                  .filter(
                      entry -> !(entry.value() instanceof Scalar) || Own.isValue(mapping, entry))
                  .map(Mapping.Entry::value)
              : Optional.empty();
      case Step.Item(int index) ->
          node instanceof Sequence sequence && index < sequence.items().size()
              ? Optional.of(sequence.items().get(index))
              : Optional.empty();
    };
  }
}

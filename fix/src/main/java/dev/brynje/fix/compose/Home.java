package dev.brynje.fix.compose;

import dev.brynje.core.Location;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A place where a service is written.
 *
 * @param file its name
 * @param document the index of the document
 * @param written what stands there
 */
record Home(String file, int document, String service, Mapping written) {
  /** Lists that may be a single value. */
  private static final Set<String> ALONE = Set.of("tmpfs");

  /** What is written below keys there; empty where nothing is, or null. */
  Optional<Node> written(String... keys) {
    Node node = written;
    for (String key : keys) {
      Optional<Node> below = node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
      if (below.isEmpty()) {
        return below;
      }
      node = below.get();
    }
    return node instanceof Scalar scalar && scalar.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** The entry of a list that stands at a place; empty when none does. */
  OptionalInt entry(String key, Location location) {
    if (file.equals(location.path()) && written(key).orElse(null) instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (isAt(list.items().get(i).span(), location)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Whether an entry of a list stands at a place; one alone may be written without the list. */
  boolean hasEntry(String key, Location location) {
    return entry(key, location).isPresent()
        || (ALONE.contains(key)
            && file.equals(location.path())
            && written(key).filter(node -> isAt(node.span(), location)).isPresent());
  }

  private static boolean isAt(Span span, Location location) {
    return span.line() == location.line() && span.column() == location.column();
  }

  /** The name of the service of the same file that it extends. */
  Optional<String> extended() {
    return written("extends", "file").isPresent()
        ? Optional.empty()
        : written("extends")
            .filter(Scalar.class::isInstance)
            .or(() -> written("extends", "service"))
            .filter(Scalar.class::isInstance)
            .map(node -> ((Scalar) node).text());
  }

  /** An edit of the service, as one of the document. */
  Edit inDocument(Edit edit) {
    return switch (edit) {
      case Edit.Put(Place place, var value) -> new Edit.Put(inDocument(place), value);
      case Edit.Add(Place place, var item) -> new Edit.Add(inDocument(place), item);
      case Edit.Remove(Place place) -> new Edit.Remove(inDocument(place));
    };
  }

  private Place inDocument(Place place) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Key("services"));
    steps.add(new Step.Key(service));
    steps.addAll(place.steps());
    return new Place(steps);
  }
}

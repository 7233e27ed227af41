package dev.brynje.fix.rendered;

import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what is rendered, whatever the order of keys. */
final class Objects {
  private Objects() {}

  /**
   * Where two values differ first.
   *
   * @param passed places whose single values may differ
   */
  static Optional<Place> difference(Node one, Node other, Predicate<Place> passed) {
    return difference(one, other, Place.ROOT, passed);
  }

  private static Optional<Place> difference(
      Node one, Node other, Place place, Predicate<Place> passed) {
    if (one instanceof Mapping a && other instanceof Mapping b) {
      return difference(a, b, place, passed);
    }
    if (one instanceof Sequence a
        && other instanceof Sequence b
        && a.items().size() == b.items().size()) {
      if (isUnordered(place)) {
        return haveSame(a, b) ? Optional.empty() : Optional.of(place);
      }
      for (int i = 0; i < a.items().size(); i++) {
        Optional<Place> found =
            difference(a.items().get(i), b.items().get(i), place.item(i), passed);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    boolean same =
        one instanceof Scalar a
            && other instanceof Scalar b
            && ((a.type() == b.type() && a.text().equals(b.text())) || passed.test(place));
    return same ? Optional.empty() : Optional.of(place);
  }

  /**
   * Lists whose items the API server takes by a key of theirs, so that their order says nothing.
   */
  private static boolean isUnordered(Place place) {
    List<Step> steps = place.steps();
    return !steps.isEmpty()
        && steps.getLast() instanceof Step.Key(String key)
        && (key.equals("volumes") || key.equals("volumeMounts"));
  }

  private static boolean haveSame(Sequence one, Sequence other) {
    List<Node> left = new ArrayList<>(other.items());
    for (Node item : one.items()) {
      Optional<Node> same =
          left.stream().filter(there -> difference(item, there, _ -> false).isEmpty()).findFirst();
      if (same.isEmpty()) {
        return false;
      }
      left.remove(same.get());
    }
    return true;
  }

  private static Optional<Place> difference(
      Mapping one, Mapping other, Place place, Predicate<Place> passed) {
    for (Mapping.Entry entry : one.entries()) {
      Place here = place.key(entry.key());
      Optional<Node> there = other.get(entry.key());
      Optional<Place> found =
          there.isEmpty()
              ? Optional.of(here)
              : difference(entry.value(), there.get(), here, passed);
      if (found.isPresent()) {
        return found;
      }
    }
    for (Mapping.Entry entry : other.entries()) {
      if (one.entry(entry.key()).isEmpty()) {
        return Optional.of(place.key(entry.key()));
      }
    }
    return Optional.empty();
  }

  /** The places of single values that differ between two values that are alike else. */
  static Set<Place> unsteady(Node one, Node other) {
    Set<Place> places = new HashSet<>();
    difference(one, other, places::add);
    return places;
  }

  /** Whether every key of a value is the same in another, which may have more. */
  static boolean isWithin(Node part, Node whole) {
    if (part instanceof Mapping a && whole instanceof Mapping b) {
      return a.entries().stream()
          .allMatch(entry ->
              b.get(entry.key()).filter(there -> isWithin(entry.value(), there)).isPresent());
    }
    if (part instanceof Scalar a && whole instanceof Scalar b) {
      return a.text().equals(b.text());
    }
    return difference(part, whole, _ -> false).isEmpty();
  }

  /** Whether an edit has been made in a document. */
  static boolean holds(Node root, Edit edit) {
    Optional<Node> there = at(root, edit.place());
    return switch (edit) {
      case Edit.Put put -> there.filter(put.value()::is).isPresent();
      case Edit.Add add ->
          there.isPresent()
              && there.get() instanceof Sequence list
              && list.items().stream().anyMatch(add.item()::is);
      case Edit.Remove _ -> there.isEmpty();
    };
  }

  /** What is at a place. */
  static Optional<Node> at(Node root, Place place) {
    Optional<Node> node = Optional.of(root);
    for (Step step : place.steps()) {
      if (node.isEmpty()) {
        return node;
      }
      node = in(node.get(), step);
    }
    return node;
  }

  /** What a step leads to. */
  static Optional<Node> in(Node node, Step step) {
    return switch (step) {
      case Step.Key(String name) ->
          node instanceof Mapping mapping ? mapping.get(name) : Optional.empty();
      case Step.Item(int index) ->
          node instanceof Sequence list && index < list.items().size()
              ? Optional.of(list.items().get(index))
              : Optional.empty();
    };
  }
}

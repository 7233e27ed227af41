package dev.brynje.yaml.edit;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a changed text says with what it is to say: in the changed documents exactly the
 * values that were wanted have changed, and every other document is the same to the letter.
 */
final class Gate {
  private final Reading before;
  private final Reading after;

  Gate(Reading before, Reading after) {
    this.before = before;
    this.after = after;
  }

  /** Whether the texts have the same documents, and what could not be read still cannot. */
  boolean hasSameDocuments() {
    if (before.documents().size() != after.documents().size()
        || before.problems().size() != after.problems().size()
        || before.unread().size() != after.unread().size()) {
      return false;
    }
    for (int i = 0; i < before.documents().size(); i++) {
      if (before.documents().get(i).index() != after.documents().get(i).index()) {
        return false;
      }
    }
    return true;
  }

  /** Where a document without changes differs, or one with changes reads otherwise than wanted. */
  Optional<String> difference(int number, Map<Integer, Change> changes) {
    Document old = before.documents().get(number);
    Document now = after.documents().get(number);
    Change change = changes.get(old.index());
    if (change == null) {
      return text(before.source(), old).equals(text(after.source(), now))
          ? Optional.empty()
          : Optional.of("another document would change");
    }
    return difference(old.root(), change, now.root(), Place.ROOT)
        .map(place -> "the text would then read otherwise at " + place);
  }

  private static String text(SourceText source, Document document) {
    return source.text().substring(document.span().start(), document.span().end());
  }

  private static final Change NONE = new Change();

  private static Optional<Place> difference(Node old, Change change, Node now, Place place) {
    if (old instanceof Scalar single && !single.isNull() && !change.added().isEmpty()) {
      return change.listed(Value.of(single)).orElseThrow().is(now)
          ? Optional.empty()
          : Optional.of(place);
    }
    if (change.put().isPresent()) {
      return change.put().get().is(now) ? Optional.empty() : Optional.of(place);
    }
    if (old instanceof Scalar none && none.isNull() && change.made().isPresent()) {
      return change.made().get().is(now) ? Optional.empty() : Optional.of(place);
    }
    if (old instanceof Mapping was && now instanceof Mapping is) {
      return difference(was, change, is, place);
    }
    if (old instanceof Sequence was && now instanceof Sequence is) {
      return difference(was, change, is, place);
    }
    boolean same =
        old instanceof Scalar was
            && now instanceof Scalar is
            && was.type() == is.type()
            && was.text().equals(is.text());
    return same ? Optional.empty() : Optional.of(place);
  }

  private static Optional<Place> difference(Mapping was, Change change, Mapping is, Place place) {
    int expected = was.entries().size();
    for (Mapping.Entry entry : was.entries()) {
      Change inner = change.within().getOrDefault(new Step.Key(entry.key()), NONE);
      Optional<Node> now = is.get(entry.key());
      if (inner.isRemoved()) {
        expected--;
        if (now.isPresent()) {
          return Optional.of(place.key(entry.key()));
        }
        continue;
      }
      if (now.isEmpty()) {
        return Optional.of(place.key(entry.key()));
      }
      Optional<Place> found = difference(entry.value(), inner, now.get(), place.key(entry.key()));
      if (found.isPresent()) {
        return found;
      }
    }
    for (Map.Entry<Step, Change> one : change.within().entrySet()) {
      if (!(one.getKey() instanceof Step.Key(String key)) || was.entry(key).isPresent()) {
        continue;
      }
      Optional<Value> made = one.getValue().made();
      if (made.isPresent()) {
        expected++;
        if (is.get(key).filter(made.get()::is).isEmpty()) {
          return Optional.of(place.key(key));
        }
      }
    }
    return is.entries().size() == expected ? Optional.empty() : Optional.of(place);
  }

  private static Optional<Place> difference(Sequence was, Change change, Sequence is, Place place) {
    List<Change.Added> added = change.added();
    int removed = (int) change.within().values().stream().filter(Change::isRemoved).count();
    int kept = was.items().size() - removed;
    if (is.items().size() != kept + added.size()) {
      return Optional.of(place);
    }
    int now = 0;
    for (int i = 0; i < was.items().size(); i++) {
      Change inner = change.within().getOrDefault(new Step.Item(i), NONE);
      if (inner.isRemoved()) {
        continue;
      }
      Optional<Place> found =
          difference(was.items().get(i), inner, is.items().get(now++), place.item(i));
      if (found.isPresent()) {
        return found;
      }
    }
    for (int i = 0; i < added.size(); i++) {
      int index = kept + i;
      if (!added.get(i).item().is(is.items().get(index))) {
        return Optional.of(place.item(index));
      }
    }
    return Optional.empty();
  }
}

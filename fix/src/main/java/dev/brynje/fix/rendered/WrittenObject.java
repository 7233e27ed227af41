package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An object, or a part of one, as a file writes it that a kustomization reads.
 *
 * @param file its path
 */
record WrittenObject(String file, int document, Mapping root) {
  /** Those of a file. */
  static List<WrittenObject> in(String file, byte[] bytes) {
    List<WrittenObject> written = new ArrayList<>();
    for (Document document : YamlReader.read(bytes, Limits.DEFAULT).documents()) {
      if (document.root() instanceof Mapping root) {
        written.add(new WrittenObject(file, document.index(), root));
      }
    }
    return written;
  }

  /** Those of a file of sources; none when there is no such file. */
  static List<WrittenObject> in(Sources sources, String file) {
    return file.isEmpty()
        ? List.of()
        : sources.file(file).map(bytes -> in(file, bytes)).orElse(List.of());
  }

  /** What something that is built is made of, in the file that it says. */
  static Optional<WrittenObject> of(Sources sources, Rendered.Made made) {
    return in(sources, made.source()).stream()
        .filter(one -> one.mayBe(made))
        .max(Comparator.comparingInt(one -> one.text("metadata", "name").length()));
  }

  String text(String... keys) {
    Optional<Node> node = Objects.at(root, Place.ROOT.key(keys));
    return node.isPresent() && node.get() instanceof Scalar scalar && !scalar.isNull()
        ? scalar.text()
        : "";
  }

  /** Whether what is built may be made of it: names may have got something before and behind. */
  boolean mayBe(Rendered.Made made) {
    String name = text("metadata", "name");
    return text("kind").equals(made.object().kind())
        && group(text("apiVersion")).equals(made.object().group())
        && !name.isEmpty()
        && made.object().name().contains(name);
  }

  private static String group(String version) {
    int slash = version.indexOf('/');
    return slash < 0 ? "" : version.substring(0, slash);
  }

  /**
   * The place here of what is at a place in what is built; empty when an item on the way is not
   * here.
   */
  Optional<Place> place(Node built, Place place) {
    return place(root, built, place);
  }

  /** The same, below another value than the object. */
  static Optional<Place> place(Node from, Node built, Place place) {
    Place here = Place.ROOT;
    Optional<Node> written = Optional.of(from);
    Optional<Node> there = Optional.of(built);
    for (Step step : place.steps()) {
      Step mine = step;
      if (step instanceof Step.Item(int index)) {
        int found = there.isPresent() ? item(written, there.get(), index) : -1;
        if (found < 0) {
          return Optional.empty();
        }
        mine = new Step.Item(found);
      }
      List<Step> longer = new ArrayList<>(here.steps());
      longer.add(mine);
      here = new Place(longer);
      Step stepping = mine;
      written = written.flatMap(node -> Objects.in(node, stepping));
      there = there.flatMap(node -> Objects.in(node, step));
    }
    return Optional.of(here);
  }

  /** The number here of an item of a list there: the one of its name, else in its position. */
  private static int item(Optional<Node> written, Node built, int index) {
    if (!(written.orElse(null) instanceof Sequence mine)
        || !(built instanceof Sequence there)
        || index >= there.items().size()) {
      return -1;
    }
    String name = name(there.items().get(index));
    for (int i = 0; i < mine.items().size() && !name.isEmpty(); i++) {
      if (name(mine.items().get(i)).equals(name)) {
        return i;
      }
    }
    return name.isEmpty() && mine.items().size() == there.items().size() ? index : -1;
  }

  private static String name(Node item) {
    return item instanceof Mapping mapping
            && mapping.get("name").orElse(null) instanceof Scalar name
        ? name.text()
        : "";
  }
}

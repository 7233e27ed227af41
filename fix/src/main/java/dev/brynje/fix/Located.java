package dev.brynje.fix;

import dev.brynje.core.Location;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Place;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * An object and where it is written.
 *
 * @param document the index of its document
 * @param top where it is there: an item of a List lies deeper
 */
record Located(KubeObject object, int document, Place top) {
  private record At(int document, Place place) {}

  /** The objects of a manifest, in order. */
  static List<Located> in(Reading reading, Manifest manifest) {
    IdentityHashMap<Node, At> places = new IdentityHashMap<>();
    for (Document document : reading.documents()) {
      add(places, document.root(), new At(document.index(), Place.ROOT));
    }
    List<Located> located = new ArrayList<>();
    for (KubeObject object : manifest.objects()) {
      Optional<At> at = object.root().node().map(places::get);
      at.ifPresent(one -> located.add(new Located(object, one.document, one.place)));
    }
    return located;
  }

  /** An item may stand there by an alias; it is written once. */
  private static void add(IdentityHashMap<Node, At> places, Node node, At at) {
    if (places.putIfAbsent(node, at) != null || !(node instanceof Mapping mapping)) {
      return;
    }
    if (mapping.get("items").orElse(null) instanceof Sequence items) {
      for (int i = 0; i < items.items().size(); i++) {
        add(places, items.items().get(i), new At(at.document, at.place.key("items").item(i)));
      }
    }
  }

  /** Whether a place is within what is written of it. */
  boolean holds(Location place) {
    return object
        .root()
        .node()
        .filter(node -> node.span().holds(place.line(), place.column()))
        .isPresent();
  }
}

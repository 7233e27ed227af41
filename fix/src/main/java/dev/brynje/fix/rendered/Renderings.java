package dev.brynje.fix.rendered;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.kube.Container;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What sources give as they are, in each of their ways: the same objects, by several names. */
final class Renderings {
  /** By way; empty where it does not render. */
  private final List<Optional<Rendered>> byWay = new ArrayList<>();

  Renderings(Sources sources) {
    for (int way = 0; way < sources.ways().size(); way++) {
      byWay.add(sources.render(way, Map.of()));
    }
  }

  List<Optional<Rendered>> all() {
    return byWay;
  }

  /** Whether an object is one of which that holds in a rendering. */
  Predicate<KubeObject> thatAre(Predicate<Rendered.Made> what) {
    List<Rendered.Made> those =
        byWay.stream()
            .flatMap(Optional::stream)
            .flatMap(one -> one.made().stream())
            .filter(what)
            .toList();
    return object -> those.stream().anyMatch(one -> one.isCalledAs(object));
  }

  /** The object of a rendering that a resource is, there or in another rendering. */
  Optional<Rendered.Made> object(Rendered rendered, Resource resource) {
    Optional<Rendered.Made> called = rendered.called(resource);
    return called.isPresent()
        ? called
        : elsewhere(resource).stream().map(rendered::sameAs).flatMap(Optional::stream).findFirst();
  }

  private List<Rendered.Made> elsewhere(Resource resource) {
    return byWay.stream()
        .flatMap(Optional::stream)
        .flatMap(one -> one.called(resource).stream())
        .toList();
  }

  /** A finding, about the object as it is called in a rendering. */
  Finding about(Finding finding, Rendered.Made object) {
    Resource resource = object.resource(container(finding.resource(), object));
    Location place = finding.location();
    return finding
        .about(resource)
        .at(new Location(place.path(), 0, 0, 0, 0, place.excerpt(), place.origin()));
  }

  /** Containers may be called otherwise too; then the one in the same position is meant. */
  private String container(Resource resource, Rendered.Made object) {
    String name = resource.container();
    List<Container> here = containers(object);
    if (name.isEmpty()
        || object.isCalled(resource)
        || here.stream().anyMatch(one -> one.name().equals(name))) {
      return name;
    }
    for (Rendered.Made other : elsewhere(resource)) {
      List<Container> those = containers(other);
      for (int i = 0; i < those.size() && those.size() == here.size(); i++) {
        if (those.get(i).name().equals(name)) {
          return here.get(i).name();
        }
      }
    }
    return name;
  }

  private static List<Container> containers(Rendered.Made object) {
    try {
      return Pod.of(object.object()).map(Pod::containers).orElse(List.of());
    } catch (FieldTypeException _) {
      return List.of();
    }
  }
}

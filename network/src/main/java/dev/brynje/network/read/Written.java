package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.Places;
import dev.brynje.network.model.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** An object while it is read: where its fields are, and what is wrong with them. */
final class Written {
  private final KubeObject object;
  private final Places places;
  private final ObjectRef ref;
  private final List<Refusal> refusals = new ArrayList<>();

  Written(KubeObject object, Places places) {
    this.object = object;
    this.places = places;
    this.ref = ObjectRef.of(object);
  }

  KubeObject object() {
    return object;
  }

  ObjectRef ref() {
    return ref;
  }

  Field spec() {
    return object.spec();
  }

  String namespace() {
    return ref.effectiveNamespace();
  }

  /** What is kept of it for all controls. */
  Fact fact() {
    return Fact.of(object, places);
  }

  /** Where its name is. */
  Place place() {
    return places.of(object.metadata().get("name"));
  }

  /** The same. */
  Origin origin() {
    return Origin.of(place());
  }

  Origin origin(Field field) {
    return Origin.of(places.of(field));
  }

  void refuse(Field field, String why) {
    refusals.add(new Refusal(ref, places.of(field), field.path() + ": " + why));
  }

  void refuse(FieldTypeException e) {
    refusals.add(new Refusal(ref, places.of(e.field()), e.reason()));
  }

  /** A value that is refused, as the API server says it. */
  void refuseValue(Field field, String value, String why) {
    refuse(field, "Invalid value: %s: %s".formatted(value, why));
  }

  /** The items of a list, of which the API takes so many. */
  List<Field> items(Field list, int most) {
    int count = list.items().size();
    if (count > most) {
      refuse(list, "Too many: %d: must have at most %d items".formatted(count, most));
    }
    return list.items();
  }

  /** Refuses what a list has a second time, where the API takes a set. */
  void refuseDuplicates(Field list) {
    Set<String> seen = new HashSet<>();
    for (Field item : list.items()) {
      String text = item.string().orElse("");
      if (!seen.add(text)) {
        refuse(item, "Duplicate value: " + Selectors.quoted(text));
      }
    }
  }

  List<Refusal> refusals() {
    return refusals;
  }

  boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** The number of a port; empty when there is none or it is refused. */
  OptionalInt port(Field field) {
    OptionalLong number = field.integer();
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.getAsLong() < 1 || number.getAsLong() > 65535) {
      refuseValue(
          field, Long.toString(number.getAsLong()), "must be between 1 and 65535, inclusive");
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) number.getAsLong());
  }
}

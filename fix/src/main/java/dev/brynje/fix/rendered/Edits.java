package dev.brynje.fix.rendered;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;

/** The same edits elsewhere. */
final class Edits {
  private Edits() {}

  static Edit moved(Edit edit, Place place) {
    return switch (edit) {
      case Edit.Put put -> new Edit.Put(place, put.value());
      case Edit.Add add -> new Edit.Add(place, add.item());
      case Edit.Remove _ -> new Edit.Remove(place);
    };
  }
}

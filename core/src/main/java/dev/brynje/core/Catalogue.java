package dev.brynje.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every control, by id. */
public final class Catalogue {
  private final Map<String, Control> controls = new TreeMap<>();

  /**
   * @throws IllegalArgumentException when two controls share an id
   */
  public Catalogue(Collection<Control> controls) {
    for (Control control : controls) {
      if (this.controls.put(control.id(), control) != null) {
        throw new IllegalArgumentException("two controls are named " + control.id());
      }
    }
  }

  /** All controls, sorted by id. */
  public List<Control> controls() {
    return List.copyOf(controls.values());
  }

  /** The control of an id. */
  public Optional<Control> find(String id) {
    return Optional.ofNullable(controls.get(id));
  }

  /** The id that was probably meant; empty when none is near. */
  public Optional<String> nearest(String word) {
    return NearestWord.among(controls.keySet(), word)
        .or(() ->
            controls.keySet().stream()
                .filter(id -> id.substring(id.indexOf('/') + 1).equals(word))
                .min(Comparator.naturalOrder()));
  }
}

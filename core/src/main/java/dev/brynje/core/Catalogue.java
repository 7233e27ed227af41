package dev.brynje.core;

import java.util.Collection;
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

  /**
   * The id that was probably meant; empty when none is near.
   *
   * @param word an id, or only what stands after its slash
   */
  public Optional<String> nearest(String word) {
    if (word.contains("/")) {
      return NearestWord.among(controls.keySet(), word);
    }
    Map<String, String> idsByName = new TreeMap<>();
    controls.keySet().forEach(id -> idsByName.putIfAbsent(id.substring(id.indexOf('/') + 1), id));
    return NearestWord.among(idsByName.keySet(), word).map(idsByName::get);
  }
}

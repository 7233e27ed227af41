package dev.brynje.core;

import dev.brynje.yaml.NearestWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every control, by id. Safe for threads. */
public final class Catalogue {
  private final Map<String, Control> known = new HashMap<>(512);
  private @Nullable Supplier<? extends Collection<Control>> others;

  /**
   * @throws IllegalArgumentException when two controls share an id
   */
  public Catalogue(Collection<Control> controls) {
    this(controls, List::of);
  }

  /**
   * A catalogue of which a part is asked for when it is needed first: most runs speak of few
   * controls, and making all takes a good part of a start.
   *
   * @throws IllegalArgumentException when two controls share an id; for the others when they are
   *     made
   */
  public Catalogue(Collection<Control> controls, Supplier<? extends Collection<Control>> others) {
    add(controls);
    this.others = others;
  }

  /** All controls, sorted by id. */
  public List<Control> controls() {
    return List.copyOf(all().values());
  }

  /** The control of an id. */
  public synchronized Optional<Control> find(String id) {
    Control control = known.get(id);
    return Optional.ofNullable(control == null && others != null ? all().get(id) : control);
  }

  private synchronized SortedMap<String, Control> all() {
    if (others != null) {
      add(others.get());
      others = null;
    }
    return new TreeMap<>(known);
  }

  private void add(Collection<Control> controls) {
    for (Control control : controls) {
      if (known.put(control.id(), control) != null) {
        throw new IllegalArgumentException("two controls are named " + control.id());
      }
    }
  }

  /**
   * The id that was probably meant; empty when none is near.
   *
   * @param word an id, or only what stands after its slash
   */
  public Optional<String> nearest(String word) {
    if (word.contains("/")) {
      return NearestWord.among(all().keySet(), word);
    }
    Map<String, String> idsByName = new TreeMap<>();
    all().keySet().forEach(id -> idsByName.putIfAbsent(id.substring(id.indexOf('/') + 1), id));
    return NearestWord.among(idsByName.keySet(), word).map(idsByName::get);
  }
}

package dev.brynje.fix.compose;

import dev.brynje.compose.Project;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a project is to say after a change: what it said before, with the edits of its services, and
 * nothing else. Files that are merged over the changed one, services that extend the changed one
 * and Compose's own rules for lists are all in what it says.
 */
final class Expected {
  private static final String SERVICES = "services";

  /** What may change in an entry of a list that is in long form. */
  private static final Set<String> IN_ENTRIES = Set.of("host_ip", "read_only", "tmpfs");

  /** Where two projects differ: a section, what is declared in it, and a setting of that. */
  record Difference(List<String> keys) {
    /** The service; empty when it is not in one. */
    String service() {
      return keys.size() > 1 && keys.getFirst().equals(SERVICES) ? keys.get(1) : "";
    }

    /** The setting of the service. */
    Step setting() {
      return new Step.Key(keys.getLast());
    }

    String words() {
      return String.join(".", keys);
    }
  }

  private Expected() {}

  /**
   * Where a changed project says otherwise than wanted.
   *
   * @param edits of its services, by their names
   */
  static Optional<Difference> difference(
      Project before, Project after, Map<String, List<Edit>> edits) {
    Map<String, Object> expected = ModelValues.of(before.fields());
    Map<String, Object> found = ModelValues.of(after.fields());
    for (Map.Entry<String, List<Edit>> one : edits.entrySet()) {
      Map<String, Object> service = map(map(expected, SERVICES), one.getKey());
      Map<String, Object> changed = map(map(found, SERVICES), one.getKey());
      Map<String, Integer> inEntries = new LinkedHashMap<>();
      Map<String, Integer> gone = new LinkedHashMap<>();
      // What is put is put before more is added to it.
      List<Edit> ordered = new ArrayList<>(one.getValue());
      ordered.sort(Comparator.comparing(Edit.Add.class::isInstance));
      for (Edit edit : ordered) {
        List<Step> steps = edit.place().steps();
        if (steps.size() > 1 && steps.get(1) instanceof Step.Item) {
          String key = key(steps.getFirst());
          (edit instanceof Edit.Remove ? gone : inEntries).merge(key, 1, Integer::sum);
        } else {
          apply(service, edit);
          sort(service, key(steps.getFirst()));
          sort(changed, key(steps.getFirst()));
        }
      }
      Set<String> lists = new LinkedHashSet<>(inEntries.keySet());
      lists.addAll(gone.keySet());
      for (String key : lists) {
        List<Object> was = list(service.get(key));
        List<Object> is = list(changed.get(key));
        if (!isWithin(was, is, inEntries.getOrDefault(key, 0), gone.getOrDefault(key, 0))) {
          return Optional.of(new Difference(List.of(SERVICES, one.getKey(), key)));
        }
        replace(service, key, changed.get(key));
      }
    }
    return difference(expected, found, List.of());
  }

  /** Lists to which several files may add have no order of their own. */
  private static void sort(Map<String, Object> service, String key) {
    if (service.get(key) instanceof List<?> there) {
      List<Object> sorted = new ArrayList<>(there);
      sorted.sort(Comparator.comparing(Object::toString));
      service.put(key, sorted);
    }
  }

  private static void replace(Map<String, Object> service, String key, @Nullable Object value) {
    if (value == null) {
      service.remove(key);
    } else {
      service.put(key, value);
    }
  }

  /** Whether of a list so many entries changed, as entries may, and so many are gone. */
  private static boolean isWithin(List<Object> was, List<Object> is, int changed, int gone) {
    List<Object> before = new ArrayList<>(was);
    List<Object> after = new ArrayList<>(is);
    before.removeAll(is);
    after.removeAll(was);
    if (after.size() != changed || before.size() != changed + gone) {
      return false;
    }
    for (Object one : after) {
      if (before.stream().noneMatch(other -> isAlike(other, one))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlike(Object was, Object is) {
    if (!(was instanceof Map<?, ?> before) || !(is instanceof Map<?, ?> after)) {
      return was instanceof String && is instanceof String;
    }
    Map<Object, Object> one = new LinkedHashMap<>(before);
    Map<Object, Object> other = new LinkedHashMap<>(after);
    one.keySet().removeAll(IN_ENTRIES);
    other.keySet().removeAll(IN_ENTRIES);
    return one.equals(other);
  }

  private static void apply(Map<String, Object> service, Edit edit) {
    switch (edit) {
      case Edit.Put(Place place, Value value) -> {
        Map<String, Object> holder = holder(service, place);
        Object made = ModelValues.of(value);
        if (holder.get(last(place)) instanceof List<?> there) {
          // It is one of several entries, to which it adds options.
          List<Object> all = new ArrayList<>(there);
          all.removeIf(one -> made.toString().startsWith(one.toString()));
          add(all, made);
          holder.put(last(place), all);
        } else {
          holder.put(last(place), made);
        }
      }
      case Edit.Add(Place place, Value item) -> {
        Map<String, Object> holder = holder(service, place);
        List<Object> all = list(holder.get(last(place)));
        boolean volume = last(place).equals("volumes");
        add(
            all,
            volume && item instanceof Value.Text(String path)
                ? ModelValues.volume(path)
                : ModelValues.of(item));
        holder.put(last(place), all);
      }
      case Edit.Remove(Place place) -> holder(service, place).remove(last(place));
    }
  }

  private static void add(List<Object> all, Object item) {
    if (!all.contains(item)) {
      all.add(item);
    }
  }

  private static Map<String, Object> holder(Map<String, Object> service, Place place) {
    Map<String, Object> at = service;
    for (Step step : place.steps().subList(0, place.steps().size() - 1)) {
      at = map(at, key(step));
    }
    return at;
  }

  private static String last(Place place) {
    return key(place.steps().getLast());
  }

  private static String key(Step step) {
    return step instanceof Step.Key(String name) ? name : "";
  }

  /** The map of a key, which is made where there is none. */
  @SuppressWarnings("unchecked") // all maps here have strings for keys
  private static Map<String, Object> map(Map<String, Object> in, String key) {
    if (in.get(key) instanceof Map<?, ?> there) {
      return (Map<String, Object>) there;
    }
    Map<String, Object> made = new LinkedHashMap<>();
    in.put(key, made);
    return made;
  }

  private static List<Object> list(@Nullable Object value) {
    if (value instanceof List<?> there) {
      return new ArrayList<>(there);
    }
    boolean none = value == null || value.toString().startsWith("NULL:");
    return none ? new ArrayList<>() : new ArrayList<>(List.of(value));
  }

  /** Whether keys are those of the file, or of something that is declared in it. */
  private static boolean isDeclared(List<String> above) {
    return above.isEmpty() || above.size() == 2;
  }

  private static Optional<Difference> difference(
      Map<?, ?> expected, Map<?, ?> found, List<String> above) {
    Set<Object> keys = new LinkedHashSet<>(expected.keySet());
    keys.addAll(found.keySet());
    // Extensions mean nothing by themselves.
    keys.removeIf(key -> key.toString().startsWith("x-") && isDeclared(above));
    for (Object key : keys) {
      Object wanted = expected.get(key);
      Object there = found.get(key);
      if (Objects.equals(wanted, there)) {
        continue;
      }
      List<String> here = new ArrayList<>(above);
      here.add(key.toString());
      boolean within = above.isEmpty() || (above.size() == 1 && above.contains(SERVICES));
      return within && wanted instanceof Map<?, ?> one && there instanceof Map<?, ?> other
          ? difference(one, other, here)
          : Optional.of(new Difference(here));
    }
    return Optional.empty();
  }
}

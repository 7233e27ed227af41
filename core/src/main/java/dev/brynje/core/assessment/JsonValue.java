package dev.brynje.core.assessment;

import static java.util.stream.Collectors.joining;

import dev.brynje.core.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value with its place.
 *
 * @param file as it is shown
 * @param line from 1
 * @param column from 1
 * @param content a map by keys, a list, a string, a long or a boolean
 */
record JsonValue(String file, int line, int column, Object content) {

  /** Reads an object by its keys. */
  interface ObjectReader<T> {
    T read(Members members) throws RefusedAssessment;
  }

  /** The value as an object, each of whose keys is read. */
  <T> T object(String name, ObjectReader<T> reader) throws RefusedAssessment {
    Members members = new Members(this, map(name));
    T read = reader.read(members);
    members.refuseRest();
    return read;
  }

  @SuppressWarnings("unchecked") // Only JsonSource makes these.
  private Map<String, JsonValue> map(String name) throws RefusedAssessment {
    if (content instanceof Map<?, ?> map) {
      return (Map<String, JsonValue>) map;
    }
    throw refused(name + " must be an object");
  }

  String string(String name) throws RefusedAssessment {
    if (content instanceof String string) {
      return string;
    }
    throw refused(name + " must be a string");
  }

  @SuppressWarnings("unchecked") // Only JsonSource makes these.
  List<JsonValue> list(String name) throws RefusedAssessment {
    if (content instanceof List<?> list) {
      return (List<JsonValue>) list;
    }
    throw refused(name + " must be a list");
  }

  List<String> strings(String name) throws RefusedAssessment {
    List<String> strings = new ArrayList<>();
    for (JsonValue item : list(name)) {
      strings.add(item.string(name));
    }
    return List.copyOf(strings);
  }

  long count(String name) throws RefusedAssessment {
    if (content instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number;
    }
    throw refused(name + " must be a whole number from 0 to " + Integer.MAX_VALUE);
  }

  /** A key of a map whose keys are free, with what it leads to. */
  interface EntryReader<V> {
    V read(JsonValue value, String name) throws RefusedAssessment;
  }

  <V> Map<String, V> free(String name, EntryReader<V> reader) throws RefusedAssessment {
    Map<String, V> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : map(name).entrySet()) {
      entries.put(entry.getKey(), reader.read(entry.getValue(), name + "." + entry.getKey()));
    }
    return entries;
  }

  /** The one of these whose word this is. */
  <E> E word(String name, Map<String, E> words) throws RefusedAssessment {
    E found = words.get(string(name));
    if (found == null) {
      String allowed = words.keySet().stream().collect(joining(", "));
      throw refused("%s must be one of %s".formatted(name, allowed));
    }
    return found;
  }

  RefusedAssessment refused(String what) {
    return new RefusedAssessment("%s:%d:%d: %s".formatted(file, line, column, Printable.of(what)));
  }

  /** The members of an object, of which every one must be asked for. */
  static final class Members {
    private final JsonValue object;
    private final Map<String, JsonValue> members;
    private final List<String> asked = new ArrayList<>();

    private Members(JsonValue object, Map<String, JsonValue> members) {
      this.object = object;
      this.members = members;
    }

    JsonValue get(String name) throws RefusedAssessment {
      Optional<JsonValue> value = find(name);
      if (value.isEmpty()) {
        throw object.refused("the key %s is missing".formatted(name));
      }
      return value.get();
    }

    Optional<JsonValue> find(String name) {
      asked.add(name);
      return Optional.ofNullable(members.get(name));
    }

    String string(String name) throws RefusedAssessment {
      return get(name).string(name);
    }

    /** Empty when it is left out. */
    String optional(String name) throws RefusedAssessment {
      Optional<JsonValue> value = find(name);
      return value.isPresent() ? value.get().string(name) : "";
    }

    int number(String name) throws RefusedAssessment {
      return (int) get(name).count(name);
    }

    boolean has(String name) {
      return members.containsKey(name);
    }

    private void refuseRest() throws RefusedAssessment {
      for (Map.Entry<String, JsonValue> member : members.entrySet()) {
        if (!asked.contains(member.getKey())) {
          throw member.getValue().refused(AssessmentReader.unknown(member.getKey(), asked));
        }
      }
    }
  }
}

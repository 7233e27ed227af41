package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What variables hold at one place. ENV wins over ARG wherever it stands; what neither says may
 * come from the base image, unless there is none.
 *
 * @see <a href="https://docs.docker.com/build/building/variables/">Build variables</a>
 */
final class Scope implements Variables {
  /** BuildKit sets these for every build; in a stage ARG makes them seen. */
  static final Set<String> PLATFORM =
      Set.of(
          "TARGETPLATFORM",
          "TARGETOS",
          "TARGETARCH",
          "TARGETVARIANT",
          "BUILDPLATFORM",
          "BUILDOS",
          "BUILDARCH",
          "BUILDVARIANT",
          "TARGETSTAGE");

  /**
   * What each variable was given, by the number of the instruction: copying all variables for each
   * instruction would take memory by the square of a file's length.
   */
  private record History(
      Map<String, NavigableMap<Integer, Value>> environment,
      Map<String, NavigableMap<Integer, Value>> arguments) {
    History() {
      this(new HashMap<>(), new HashMap<>());
    }
  }

  /** One for each stage that this one builds upon, the nearest first. */
  private final List<Scope> earlier;

  private final History history;
  private final int time;
  private final Value otherwise;

  private Scope(List<Scope> earlier, History history, int time, Value otherwise) {
    this.earlier = earlier;
    this.history = history;
    this.time = time;
    this.otherwise = otherwise;
  }

  /** Before the first FROM. */
  static Scope global() {
    Scope scope = new Scope(List.of(), new History(), 0, Value.UNSET);
    PLATFORM.forEach(name -> scope.arg(name, Value.UNKNOWN));
    return scope;
  }

  /** Of a stage that begins with an image; {@code scratch} sets nothing. */
  static Scope ofImage(boolean scratch) {
    return new Scope(List.of(), new History(), 0, scratch ? Value.UNSET : Value.UNKNOWN);
  }

  /** Behind the instruction that sees this one; to be asked for once. */
  Scope next() {
    return new Scope(earlier, history, time + 1, otherwise);
  }

  /** Of a stage that builds upon the one that ends here. */
  Scope child() {
    List<Scope> chain = new ArrayList<>(earlier.size() + 1);
    chain.add(this);
    chain.addAll(earlier);
    return new Scope(chain, new History(), 0, otherwise);
  }

  @Override
  public Value get(String name) {
    return environment(name).or(() -> declared(name)).orElse(otherwise);
  }

  private Optional<Value> environment(String name) {
    Optional<Value> own = at(history.environment, name);
    for (int i = 0; own.isEmpty() && i < earlier.size(); i++) {
      own = earlier.get(i).at(earlier.get(i).history.environment, name);
    }
    return own;
  }

  private Optional<Value> declared(String name) {
    Optional<Value> own = at(history.arguments, name);
    for (int i = 0; own.isEmpty() && i < earlier.size(); i++) {
      own = earlier.get(i).at(earlier.get(i).history.arguments, name);
    }
    return own;
  }

  private Optional<Value> at(Map<String, NavigableMap<Integer, Value>> values, String name) {
    NavigableMap<Integer, Value> given = values.get(name);
    return given == null
        ? Optional.empty()
        : Optional.ofNullable(given.floorEntry(time)).map(Map.Entry::getValue);
  }

  private void give(Map<String, NavigableMap<Integer, Value>> values, String name, Value value) {
    values.computeIfAbsent(name, _ -> new TreeMap<>()).put(time, value);
  }

  /** What an argument holds that was declared; not what the base image may say. */
  Value argument(String name) {
    return declared(name).orElse(Value.UNKNOWN);
  }

  void env(String name, Expanded value) {
    give(history.environment, name, value(value));
  }

  /** An argument with a default, which a build may give otherwise. */
  void arg(String name, Expanded value) {
    arg(name, value.known() ? Value.byDefault(value.text()) : Value.UNKNOWN);
  }

  void arg(String name, Value value) {
    give(history.arguments, name, value);
  }

  private static Value value(Expanded expanded) {
    if (!expanded.known()) {
      return Value.UNKNOWN;
    }
    return expanded.overridable() ? Value.byDefault(expanded.text()) : Value.of(expanded.text());
  }
}

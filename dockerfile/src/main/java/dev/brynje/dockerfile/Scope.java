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
 * What variables hold at one place: what the last ENV or ARG before it gave. The documentation has
 * ENV win wherever it stands, but BuildKit does not keep to that. What neither gives may come from
 * the base image, unless there is none.
 *
 * @see <a href="https://docs.docker.com/build/building/variables/">Build variables</a>
 */
final class Scope implements Variables {
  /** BuildKit sets these for every build; in a stage ARG makes them seen. */
  static final Set<String> PLATFORM =
      Set.of(
          "TARGETPLATFORM",
          "TARGETOS",
          "TARGETOSVERSION",
          "TARGETARCH",
          "TARGETVARIANT",
          "BUILDPLATFORM",
          "BUILDOS",
          "BUILDOSVERSION",
          "BUILDARCH",
          "BUILDVARIANT",
          "TARGETSTAGE");

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * What each variable was given, by the number of the instruction: copying all variables for each
   * instruction would take memory by the square of a file's length.
   */
  private record History(Map<String, NavigableMap<Integer, Value>> given) {
    History() {
      this(new HashMap<>());
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
    PLATFORM.forEach(name -> scope.give(name, Value.UNKNOWN));
    return scope;
  }

  /** Of a stage that begins with an image; with {@code scratch}, BuildKit sets PATH only. */
  static Scope ofImage(boolean scratch) {
    Scope scope = new Scope(List.of(), new History(), 0, scratch ? Value.UNSET : Value.UNKNOWN);
    if (scratch) {
      scope.give("PATH", Value.of(DEFAULT_PATH));
    }
    return scope;
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
    return given(name).orElse(otherwise);
  }

  private Optional<Value> given(String name) {
    Optional<Value> own = at(name);
    for (int i = 0; own.isEmpty() && i < earlier.size(); i++) {
      own = earlier.get(i).at(name);
    }
    return own;
  }

  private Optional<Value> at(String name) {
    NavigableMap<Integer, Value> given = history.given.get(name);
    return given == null
        ? Optional.empty()
        : Optional.ofNullable(given.floorEntry(time)).map(Map.Entry::getValue);
  }

  private void give(String name, Value value) {
    history.given.computeIfAbsent(name, _ -> new TreeMap<>()).put(time, value);
  }

  void env(String name, Expanded value) {
    give(name, value(value));
  }

  /** An argument with a default, which a build may give otherwise. */
  void arg(String name, Expanded value) {
    give(name, value.known() ? Value.byDefault(value.text()) : Value.UNKNOWN);
  }

  /**
   * An argument without a default: it has that of the same name before the first FROM, else what it
   * had here before.
   *
   * @param ungiven what it has otherwise, where no base image can set it
   */
  void arg(String name, Scope global, Value ungiven) {
    Value unset = otherwise.state() == State.UNSET ? ungiven : otherwise;
    Value value = global.given(name).or(() -> given(name)).orElse(unset);
    give(name, value.state() == State.SET ? Value.byDefault(value.text()) : value);
  }

  private static Value value(Expanded expanded) {
    if (!expanded.known()) {
      return Value.UNKNOWN;
    }
    return expanded.overridable() ? Value.byDefault(expanded.text()) : Value.of(expanded.text());
  }
}

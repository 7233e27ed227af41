package dev.brynje.dockerfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

  private final Map<String, Value> environment;
  private final Map<String, Value> arguments;
  private final Value otherwise;

  private Scope(Map<String, Value> environment, Map<String, Value> arguments, Value otherwise) {
    this.environment = environment;
    this.arguments = arguments;
    this.otherwise = otherwise;
  }

  /** Before the first FROM. */
  static Scope global() {
    Scope scope = new Scope(new HashMap<>(), new HashMap<>(), Value.UNSET);
    PLATFORM.forEach(name -> scope.arguments.put(name, Value.UNKNOWN));
    return scope;
  }

  /** Of a stage that begins with an image; {@code scratch} sets nothing. */
  static Scope ofImage(boolean scratch) {
    return new Scope(new HashMap<>(), new HashMap<>(), scratch ? Value.UNSET : Value.UNKNOWN);
  }

  /** The same, to go on from here. */
  Scope copy() {
    return new Scope(new HashMap<>(environment), new HashMap<>(arguments), otherwise);
  }

  @Override
  public Value get(String name) {
    Value set = environment.get(name);
    return set != null ? set : arguments.getOrDefault(name, otherwise);
  }

  /** What an argument holds that was declared; not what the base image may say. */
  Value argument(String name) {
    return arguments.getOrDefault(name, Value.UNKNOWN);
  }

  void env(String name, Expanded value) {
    environment.put(name, value(value));
  }

  /** An argument with a default, which a build may give otherwise. */
  void arg(String name, Expanded value) {
    arguments.put(name, value.known() ? Value.byDefault(value.text()) : Value.UNKNOWN);
  }

  void arg(String name, Value value) {
    arguments.put(name, value);
  }

  private static Value value(Expanded expanded) {
    if (!expanded.known()) {
      return Value.UNKNOWN;
    }
    return expanded.overridable() ? Value.byDefault(expanded.text()) : Value.of(expanded.text());
  }
}

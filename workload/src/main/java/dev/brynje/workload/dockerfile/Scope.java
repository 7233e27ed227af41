package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.Variables;
import dev.brynje.dockerfile.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables at one point of a Dockerfile: of ENV and ARG the last one wins. */
final class Scope implements Variables {
  private final Dockerfile dockerfile;
  private final Map<String, Value> global;
  private final Map<String, Value> arguments = new HashMap<>();
  private final Map<String, Value> environment = new HashMap<>();

  /** What holds for a name that nothing here sets. */
  private final Value otherwise;

  /** Before the first stage. */
  Scope(Dockerfile dockerfile) {
    this(dockerfile, Map.of(), Value.UNKNOWN);
  }

  private Scope(Dockerfile dockerfile, Map<String, Value> global, Value otherwise) {
    this.dockerfile = dockerfile;
    this.global = global;
    this.otherwise = otherwise;
  }

  /** That of a stage, at its beginning; an image from elsewhere may set anything. */
  Scope stage(Optional<StageSubject> base) {
    Scope inherited =
        new Scope(
            dockerfile,
            arguments,
            base.map(stage -> stage.scope().otherwise).orElse(Value.UNKNOWN));
    base.ifPresent(stage -> inherited.environment.putAll(stage.scope().environment));
    return inherited;
  }

  Dockerfile dockerfile() {
    return dockerfile;
  }

  @Override
  public Value get(String name) {
    Value argument = arguments.get(name);
    return argument != null ? argument : environment.getOrDefault(name, otherwise);
  }

  Expanded expand(Word word) {
    return dockerfile.expand(word, this);
  }

  void take(Instruction.Arg arg) {
    for (Pair pair : arg.pairs()) {
      String name = pair.name().text();
      Value value =
          pair.value()
              .map(word -> byDefault(expand(word)))
              .orElseGet(() -> global.getOrDefault(name, Value.UNKNOWN));
      if (pair.value().isPresent() || global.containsKey(name) || !environment.containsKey(name)) {
        arguments.put(name, value);
      }
    }
  }

  /** All values of one instruction are expanded before any of them is set. */
  void take(Instruction.Env env) {
    Map<String, Value> set = new HashMap<>();
    for (Pair pair : env.pairs()) {
      pair.value()
          .map(this::expand)
          .ifPresent(value ->
              set.put(
                  expand(pair.name()).text(), value.overridable() ? byDefault(value) : set(value)));
    }
    environment.putAll(set);
    arguments.keySet().removeAll(set.keySet());
  }

  private static Value byDefault(Expanded value) {
    return value.known() ? Value.byDefault(value.text()) : Value.UNKNOWN;
  }

  private static Value set(Expanded value) {
    return value.known() ? Value.of(value.text()) : Value.UNKNOWN;
  }
}

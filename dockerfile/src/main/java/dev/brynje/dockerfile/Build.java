package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a Dockerfile's words become: variables as they are at each place, base images, and which
 * stage builds upon which.
 */
public final class Build {
  private static final Expanded NOTHING_KNOWN = new Expanded("", false, true);

  private final Dockerfile dockerfile;
  private final Map<String, Expanded> arguments;
  private final Variables.Value ungiven;
  private final Allowance allowance = new Allowance();
  private final List<Expanded> images = new ArrayList<>();
  private final Map<Integer, Stage> bases = new HashMap<>();

  /** Those of each instruction, before it. */
  private final IdentityHashMap<Instruction, Scope> scopes = new IdentityHashMap<>();

  private Build(Dockerfile dockerfile, Map<String, Expanded> arguments, Variables.Value ungiven) {
    this.dockerfile = dockerfile;
    this.arguments = Map.copyOf(arguments);
    this.ungiven = ungiven;
  }

  /** Goes through a Dockerfile once. */
  public static Build of(Dockerfile dockerfile) {
    return of(dockerfile, Map.of());
  }

  /**
   * Goes through a Dockerfile once.
   *
   * @param arguments what the build gives its ARGs, by their names
   */
  public static Build of(Dockerfile dockerfile, Map<String, Expanded> arguments) {
    return of(dockerfile, arguments, Variables.Value.UNGIVEN);
  }

  private static Build of(
      Dockerfile dockerfile, Map<String, Expanded> arguments, Variables.Value ungiven) {
    Build build = new Build(dockerfile, arguments, ungiven);
    build.read();
    return build;
  }

  /** The same where an ARG without a default is not set. */
  private Build withDefaults() {
    return of(dockerfile, arguments, Variables.Value.UNSET);
  }

  /**
   * Why BuildKit would refuse to build a stage with these arguments and no others; empty when it
   * would begin. What only the base images tell is left to it.
   */
  public Optional<Problem> refusal(Stage target) {
    return Preflight.refusal(dockerfile, withDefaults(), target);
  }

  private void read() {
    Scope global = Scope.global();
    for (Instruction.Arg arg : dockerfile.global()) {
      scopes.put(arg, global);
      global = after(arg, global, Scope.global());
    }
    List<Scope> ends = new ArrayList<>();
    for (Stage stage : dockerfile.stages()) {
      scopes.put(stage.from(), global);
      Expanded image = expand(stage.from().image(), global);
      images.add(image);
      Optional<Stage> base =
          image.text().equals(lower(image.text()))
              ? named(image.text(), stage.number())
              : Optional.empty();
      base.ifPresent(earlier -> bases.put(stage.number(), earlier));
      Scope scope =
          base.map(earlier -> ends.get(earlier.number()).child())
              .orElseGet(() -> Scope.ofImage(image.known() && image.text().equals("scratch")));
      for (Instruction one : stage.instructions()) {
        scopes.put(one, scope);
        if (one instanceof Instruction.Onbuild later && later.trigger().isPresent()) {
          scopes.put(later.trigger().get(), scope);
        }
        scope = after(one, scope, global);
      }
      ends.add(scope);
    }
  }

  /** Variables where an instruction stands. */
  Scope scope(Instruction instruction) {
    return scopes.getOrDefault(instruction, Scope.ofImage(false));
  }

  /** Whether the build gives an ARG a value. */
  boolean isGiven(String argument) {
    return arguments.containsKey(argument);
  }

  /** Variables behind an instruction; all of it sees those before. */
  Scope after(Instruction instruction, Scope before, Scope global) {
    if (instruction instanceof Instruction.Env env) {
      Scope after = before.next();
      for (Pair pair : env.pairs()) {
        after.env(name(pair, before), pair.value().map(of(before)).orElse(NOTHING_KNOWN));
      }
      return after;
    }
    if (instruction instanceof Instruction.Arg arg) {
      Scope after = before.next();
      for (Pair pair : arg.pairs()) {
        argument(pair, after, global);
      }
      return after;
    }
    return before;
  }

  private Function<Word, Expanded> of(Scope scope) {
    return word -> expand(word, scope);
  }

  private String name(Pair pair, Scope scope) {
    return expand(pair.name(), scope).text();
  }

  /** One without a default has that of the same name before the first FROM. */
  private void argument(Pair pair, Scope scope, Scope global) {
    String name = pair.name().text();
    Expanded given = arguments.get(name);
    if (given != null) {
      scope.env(name, given);
    } else if (pair.value().isPresent()) {
      scope.arg(name, expand(pair.value().get(), scope));
    } else {
      scope.arg(name, global, ungiven);
    }
  }

  private Expanded expand(Word word, Scope scope) {
    return allowance.isSpent()
        ? NOTHING_KNOWN
        : allowance.spend(word.text(), dockerfile.expand(word, scope));
  }

  /** What is left of it when all was gone through. */
  Allowance allowance() {
    return allowance;
  }

  /** A word of an instruction, with its quotes gone and its variables replaced. */
  public Expanded expand(Instruction instruction, Word word) {
    Scope scope = scopes.get(instruction);
    return scope == null ? NOTHING_KNOWN : expand(word, scope);
  }

  /** The image, or stage, that a stage begins with. */
  public Expanded image(Stage stage) {
    return images.get(stage.number());
  }

  /** The earlier stage that a stage begins with. */
  public Optional<Stage> base(Stage stage) {
    return Optional.ofNullable(bases.get(stage.number()));
  }

  /**
   * The stage that a COPY or a mount takes files from, by its name or number.
   *
   * @param number of the stage where that stands; only earlier ones are meant
   */
  public Optional<Stage> stage(String reference, int number) {
    Optional<Stage> named = named(reference, number);
    if (named.isEmpty() && reference.matches("\\d{1,9}")) {
      int wanted = Integer.parseInt(reference);
      return wanted < number ? Optional.of(dockerfile.stages().get(wanted)) : Optional.empty();
    }
    return named;
  }

  /** Whether a stage, an earlier or a later one, has this name. */
  public boolean isStage(String name) {
    return named(name, dockerfile.stages().size()).isPresent();
  }

  /** The last one of a name before a stage. */
  private Optional<Stage> named(String name, int number) {
    String lower = lower(name);
    for (int i = number - 1; i >= 0; i--) {
      Stage stage = dockerfile.stages().get(i);
      Optional<Word> own = stage.from().name();
      if (own.isPresent() && lower(own.get().text()).equals(lower)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The stage that is built when none is named. */
  public Stage last() {
    return dockerfile.stages().getLast();
  }

  /** A stage and those that it builds upon, the first first. */
  public List<Stage> lineage(Stage stage) {
    List<Stage> lineage = new ArrayList<>();
    Optional<Stage> one = Optional.of(stage);
    while (one.isPresent()) {
      lineage.addFirst(one.get());
      one = base(one.get());
    }
    return lineage;
  }
}

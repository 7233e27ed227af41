package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which stage takes files from which. As BuildKit does, it counts each image that files are taken
 * from as one more stage behind those of the file, so that a number may mean it too.
 */
final class StageGraph {
  /** An image that files are taken from. */
  record Image(String name, Span span) {}

  private final Dockerfile dockerfile;
  private final Build build;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final List<Image> images = new ArrayList<>();

  /** For each stage those that it takes files from, and where it says so last. */
  private final List<Map<Integer, Span>> taken = new ArrayList<>();

  private final IdentityHashMap<Flag, Integer> sources = new IdentityHashMap<>();

  private StageGraph(Dockerfile dockerfile, Build build) {
    this.dockerfile = dockerfile;
    this.build = build;
    for (Stage stage : dockerfile.stages()) {
      taken.add(new LinkedHashMap<>());
      stage
          .from()
          .name()
          .ifPresent(name -> names.put(name.text().toLowerCase(Locale.ROOT), stage.number()));
    }
  }

  /**
   * Follows what each stage takes from others.
   *
   * @throws Refusal when a stage that is taken from is not there, or takes from the one that takes
   */
  static StageGraph of(Dockerfile dockerfile, Build build) {
    StageGraph graph = new StageGraph(dockerfile, build);
    for (Stage stage : dockerfile.stages()) {
      for (Instruction one : stage.instructions()) {
        graph.take(stage, one);
      }
    }
    graph.refuseCircles();
    return graph;
  }

  /** Notes what an instruction of a stage takes from others. */
  void take(Stage stage, Instruction instruction) {
    if (instruction instanceof Instruction.Copy copy) {
      copy.head()
          .flag("from")
          .filter(flag -> !flag.value().isEmpty())
          .ifPresent(flag -> take(stage, flag, copied(flag)));
    } else if (instruction instanceof Instruction.Run run) {
      // The images of one instruction count from the next one on.
      List<Flag> mounts =
          run.head().flags().stream().filter(flag -> flag.name().equals("mount")).toList();
      for (Flag mount : mounts) {
        take(stage, mount, mounted(mount));
      }
    }
  }

  private void take(Stage stage, Flag flag, int source) {
    sources.put(flag, source);
    taken.get(stage.number()).put(source, FlagPlace.value(flag));
  }

  private int copied(Flag flag) {
    String from = flag.value();
    Span span = FlagPlace.value(flag);
    Expanded expanded =
        new Expander(dockerfile.escape(), Variables.NONE, build.allowance()).expand(from, span);
    if (!expanded.text().equals(from)) {
      throw new Refusal(
          span,
          "--from of COPY cannot have variables",
          "name a stage that begins with FROM and the variable");
    }
    Optional<Integer> number = number(from);
    if (number.isEmpty()) {
      return named(from, span);
    }
    if (number.get() < 0 || number.get() >= taken.size() + images.size()) {
      throw new Refusal(
          span,
          "there is no stage of this number",
          "the stages count from 0; better give the stage a name with AS");
    }
    return number.get();
  }

  private static Optional<Integer> number(String text) {
    try {
      long number = Long.parseLong(text);
      return Optional.of(Math.clamp(number, -1, Integer.MAX_VALUE));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private int mounted(Flag flag) {
    String from = Mount.of(flag).get("from").orElse("");
    return named(from.isEmpty() ? "scratch" : from, FlagPlace.value(flag));
  }

  private int named(String name, Span span) {
    Integer stage = names.get(name.toLowerCase(Locale.ROOT));
    if (stage != null) {
      return stage;
    }
    images.add(new Image(name, span));
    return taken.size() + images.size() - 1;
  }

  private void refuseCircles() {
    Set<Integer> seen = new HashSet<>();
    for (int stage = 0; stage < taken.size(); stage++) {
      refuseCircles(stage, seen, new HashSet<>());
    }
  }

  /** As deep as there are stages, of which there are at most a thousand. */
  private void refuseCircles(int stage, Set<Integer> seen, Set<Integer> path) {
    if (stage >= taken.size() || !seen.add(stage)) {
      return;
    }
    path.add(stage);
    for (Map.Entry<Integer, Span> one : taken.get(stage).entrySet()) {
      if (path.contains(one.getKey())) {
        throw new Refusal(
            one.getValue(),
            "a stage takes files from itself, or from one that takes files from it",
            "take them from a stage before it, or from the build context");
      }
      refuseCircles(one.getKey(), seen, path);
    }
    path.remove(stage);
  }

  /** The stage that a flag takes files from, if it is one of the file. */
  Optional<Integer> source(Flag flag) {
    return Optional.ofNullable(sources.get(flag)).filter(number -> number < taken.size());
  }

  List<Image> images() {
    return List.copyOf(images);
  }

  /** A stage and all that it needs. */
  Set<Integer> needed(Stage target) {
    Set<Integer> needed = new HashSet<>();
    List<Integer> next = new ArrayList<>(List.of(target.number()));
    while (!next.isEmpty()) {
      int stage = next.removeLast();
      if (stage < taken.size() && needed.add(stage)) {
        next.addAll(taken.get(stage).keySet());
        build.base(dockerfile.stages().get(stage)).ifPresent(base -> next.add(base.number()));
      }
    }
    return needed;
  }
}

package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What BuildKit refuses after it has read a Dockerfile and before it fetches or runs anything, in
 * the order in which it looks. Base images are looked at in all stages, instructions only in those
 * that the target needs.
 */
final class Preflight {
  private static final String NAME = "name it as registry/name:tag, in small letters";
  private static final String VARIABLES =
      "give each variable in it a value before the first FROM: ARG name=value";

  private final Dockerfile dockerfile;
  private final Build build;
  private final Stage target;

  /** The instructions that a stage gets from ONBUILD of the one it builds upon. */
  private final Map<Integer, List<Instruction>> triggers = new HashMap<>();

  /** Where each stage ends; of those that are needed. */
  private final Map<Integer, Workdir> workdirs = new HashMap<>();

  private Preflight(Dockerfile dockerfile, Build build, Stage target) {
    this.dockerfile = dockerfile;
    this.build = build;
    this.target = target;
  }

  /**
   * The first refusal, if there is one.
   *
   * @param build in which an ARG that nobody gives is not set
   */
  static Optional<Problem> refusal(Dockerfile dockerfile, Build build, Stage target) {
    try {
      new Preflight(dockerfile, build, target).check();
      return Optional.empty();
    } catch (Refusal e) {
      return Optional.of(e.problem());
    }
  }

  private void check() {
    CheckDirective.check(dockerfile.directives());
    for (Instruction.Arg arg : dockerfile.global()) {
      CommandCheck.arguments(arg, expander(arg), build);
    }
    SourceDate.check(dockerfile, build);
    for (Stage stage : dockerfile.stages()) {
      BaseCheck.check(stage, expander(stage.from()));
    }
    StageGraph graph = StageGraph.of(dockerfile, build);
    Set<Integer> needed = withTriggers(graph);
    images(graph);
    for (Stage stage : dockerfile.stages()) {
      if (needed.contains(stage.number())) {
        instructions(stage, graph);
      }
    }
  }

  private Expander expander(Instruction instruction) {
    return new Expander(dockerfile.escape(), build.scope(instruction), build.allowance());
  }

  /** What ONBUILD of a base adds may need more stages. */
  private Set<Integer> withTriggers(StageGraph graph) {
    Set<Integer> done = new HashSet<>();
    while (true) {
      Set<Integer> needed = graph.needed(target);
      if (done.containsAll(needed)) {
        return needed;
      }
      for (int number : needed) {
        if (done.add(number)) {
          Stage stage = dockerfile.stages().get(number);
          build.base(stage).ifPresent(base -> addTriggers(stage, base, graph));
        }
      }
    }
  }

  private void addTriggers(Stage stage, Stage base, StageGraph graph) {
    List<Instruction> added = new ArrayList<>();
    for (Instruction one : base.instructions()) {
      if (one instanceof Instruction.Onbuild onbuild) {
        Instruction trigger =
            onbuild
                .trigger()
                .orElseThrow(() ->
                    new Refusal(
                        onbuild.head().span(),
                        "a stage that builds upon this one gets an instruction that cannot be read",
                        "correct what stands behind ONBUILD"));
        graph.take(stage, trigger);
        added.add(trigger);
      }
    }
    triggers.put(stage.number(), added);
  }

  private void images(StageGraph graph) {
    for (Stage stage : dockerfile.stages()) {
      Expanded image = build.image(stage);
      if (image.known() && build.base(stage).isEmpty()) {
        Word word = stage.from().image();
        image(image.text(), word.span(), word.text().indexOf('$') < 0 ? NAME : VARIABLES);
      }
    }
    for (StageGraph.Image image : graph.images()) {
      image(image.name(), image.span(), NAME);
    }
  }

  private static void image(String name, Span span, String advice) {
    if (name.equals("scratch")) {
      return;
    }
    ImageReference.fault(name)
        .ifPresent(fault -> {
          throw new Refusal(span, fault, advice);
        });
  }

  private void instructions(Stage stage, StageGraph graph) {
    Optional<Stage> base = build.base(stage);
    boolean scratch = build.image(stage).text().equals("scratch");
    Workdir start =
        base.map(earlier -> workdirs.getOrDefault(earlier.number(), Workdir.UNKNOWN))
            .orElse(scratch ? Workdir.ROOT : Workdir.UNKNOWN);
    CommandCheck check = new CommandCheck(dockerfile.escape(), build, graph, stage, start);
    for (Instruction trigger : triggers.getOrDefault(stage.number(), List.of())) {
      check.trigger(trigger);
    }
    for (Instruction one : stage.instructions()) {
      check.check(one, build.scope(one));
    }
    workdirs.put(stage.number(), check.workdir());
  }
}

package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Puts instructions into the stages that they belong to. */
final class Stages {
  /** More than any build has. */
  private static final int MOST_STAGES = 1000;

  private final List<Instruction> instructions;

  Stages(List<Instruction> instructions) {
    this.instructions = instructions;
  }

  Dockerfile dockerfile(DirectiveReader directives, List<Comment> comments) {
    List<Instruction.Arg> global = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    List<Instruction> here = new ArrayList<>();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      if (instructions.get(i) instanceof Instruction.From from) {
        if (stages.size() == MOST_STAGES) {
          throw new Refusal(
              from.head().span(),
              "there are more than %d stages".formatted(MOST_STAGES),
              "look at what made it");
        }
        stages.addFirst(new Stage(0, from, here.reversed()));
        here = new ArrayList<>();
      } else {
        here.add(instructions.get(i));
      }
    }
    for (Instruction first : here.reversed()) {
      if (!(first instanceof Instruction.Arg arg)) {
        throw new Refusal(
            first.head().span(),
            first.head().keyword() + " stands before the first FROM, where only ARG may",
            "move it behind FROM");
      }
      global.add(arg);
    }
    if (stages.isEmpty()) {
      throw new Refusal(
          instructions.getFirst().head().span(), "there is no FROM", "say what to build from");
    }
    return new Dockerfile(
        directives.escape(), directives.directives(), comments, global, numbered(stages));
  }

  private static List<Stage> numbered(List<Stage> stages) {
    List<Stage> numbered = new ArrayList<>(stages.size());
    for (Stage stage : stages) {
      numbered.add(new Stage(numbered.size(), stage.from(), stage.instructions()));
    }
    return numbered;
  }
}

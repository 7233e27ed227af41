package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** Takes out a USER behind which nothing runs before root is taken again. */
final class RootStepsFirst implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.User> again = subject.at(place, Instruction.User.class);
    if (again.isEmpty()) {
      Optional<RunCommand> command = subject.command(place);
      return new Plan.Left(
          "move %s above USER, to where the build is root still"
              .formatted(command.map(RunCommand::name).orElse("it")));
    }
    StageSubject stage = subject.written().stage(again.get()).orElseThrow();
    Optional<Instruction.User> before = Optional.empty();
    boolean used = false;
    for (Instruction one : stage.stage().instructions()) {
      if (one.equals(again.get())) {
        break;
      }
      if (one instanceof Instruction.User user) {
        before = Optional.of(user);
        used = false;
      }
      used |= one instanceof Instruction.Run || one instanceof Instruction.Workdir;
    }
    return before.isEmpty() || used
        ? new Plan.Left(
            "what runs between may need the user that there was; move what needs root above USER")
        : new Plan.Edits(
            List.of(subject.edits().remove(before.get())),
            "Takes out a USER that nothing ran by",
            List.of());
  }
}

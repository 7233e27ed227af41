package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** A pipe that fails when any of its commands does; when asked, for a build may stand on it. */
final class Pipefail implements Fix {
  private static final String SET = "set -o pipefail";
  private static final Plan.Left LINE =
      new Plan.Left(
          "write SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"] before it where there is a bash, or begin it with set -o pipefail &&; --unsafe does so on Alpine");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunCommand> command = subject.command(place);
    Optional<StageSubject> stage = command.flatMap(one -> subject.written().stage(one.run()));
    if (stage.isEmpty() || !subject.wishes().unsafe()) {
      return LINE;
    }
    Instruction.Run run = command.get().run();
    boolean ash =
        switch (subject.base(stage.get()).family()) {
          case ALPINE -> stage.get().shell().equals(List.of("sh", "-c"));
          case DEBIAN, RED_HAT, NONE, UNKNOWN -> false;
        };
    return ash
            && run.head().heredocs().isEmpty()
            && run.command() instanceof Command.Shell(var text, Span _)
        ? new Plan.Edits(
            List.of(subject.scripts().inText(run, text, 0, 0, SET + " && ")),
            "Fails when any command of the pipe does",
            List.of("a build that went on without one of them fails now"))
        : LINE;
  }
}

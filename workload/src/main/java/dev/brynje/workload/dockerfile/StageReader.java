package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.Word;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the instructions of one stage. */
final class StageReader {
  private final Build build;
  private final Stage stage;
  private final Optional<StageSubject> base;
  private final List<RunScript> scripts = new ArrayList<>();
  private Optional<UserSet> user;
  private List<String> shell;

  StageReader(Dockerfile dockerfile, Build build, Stage stage, Optional<StageSubject> base) {
    this.build = build;
    this.stage = stage;
    this.base = base;
    this.user = base.flatMap(StageSubject::user);
    // Who changes the escape character writes for Windows.
    this.shell = dockerfile.escape() == '`' ? List.of("cmd") : List.of("sh", "-c");
  }

  StageSubject read() {
    for (Instruction instruction : stage.instructions()) {
      take(
          instruction instanceof Instruction.Onbuild later
              ? later.trigger().orElse(instruction)
              : instruction,
          instruction instanceof Instruction.Onbuild);
    }
    return new StageSubject(stage, base, build, user, scripts);
  }

  private void take(Instruction instruction, boolean later) {
    switch (instruction) {
      case Instruction.User one when !later ->
          user = Optional.of(new UserSet(one, build.expand(one, one.user())));
      case Instruction.Shell one when !later ->
          shell = one.words().stream().map(Word::text).toList();
      case Instruction.Run run -> script(run);
      default -> {}
    }
  }

  private void script(Instruction.Run run) {
    if (run.command() instanceof Command.Exec || ShellNames.isShell(shell.getFirst())) {
      String name = stage.from().name().map(Word::text).orElse(Integer.toString(stage.number()));
      scripts.add(new ScriptReader(name, run, shell).read());
    }
  }
}

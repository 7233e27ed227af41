package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.Word;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the instructions of one stage. */
final class StageReader {
  private final Scope global;
  private final Stage stage;
  private final Optional<StageSubject> base;
  private final Scope scope;
  private final List<RunScript> scripts = new ArrayList<>();
  private Optional<UserSet> user;
  private List<String> shell;

  StageReader(Scope global, Stage stage, Optional<StageSubject> base) {
    this.global = global;
    this.stage = stage;
    this.base = base;
    this.scope = global.stage(base);
    this.user = base.flatMap(StageSubject::user);
    // Who changes the escape character writes for Windows.
    this.shell = global.dockerfile().escape() == '`' ? List.of("cmd") : List.of("sh", "-c");
  }

  StageSubject read() {
    for (Instruction instruction : stage.instructions()) {
      take(
          instruction instanceof Instruction.Onbuild later
              ? later.trigger().orElse(instruction)
              : instruction,
          instruction instanceof Instruction.Onbuild);
    }
    return new StageSubject(stage, base, global.expand(stage.from().image()), user, scope, scripts);
  }

  private void take(Instruction instruction, boolean later) {
    switch (instruction) {
      case Instruction.Arg arg -> scope.take(arg);
      case Instruction.Env env when !later -> scope.take(env);
      case Instruction.User one when !later ->
          user = Optional.of(new UserSet(one, scope.expand(one.user())));
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

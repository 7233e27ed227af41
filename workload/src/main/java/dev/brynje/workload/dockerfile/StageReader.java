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
import java.util.Locale;
import java.util.Optional;

/** Follows the instructions of one stage. */
final class StageReader {
  private final Build build;
  private final Stage stage;
  private final Optional<StageSubject> base;
  private final List<RunScript> scripts = new ArrayList<>();
  private final List<Instruction> triggers = new ArrayList<>();

  /** Those whose language is not known here. */
  private final List<Instruction.Run> foreign = new ArrayList<>();

  private Optional<UserSet> user;
  private List<String> shell;

  StageReader(Dockerfile dockerfile, Build build, Stage stage, Optional<StageSubject> base) {
    this.build = build;
    this.stage = stage;
    this.base = base;
    this.user = base.flatMap(StageSubject::user);
    this.shell =
        base.map(StageSubject::shell)
            .orElseGet(() -> isWindows(dockerfile) ? List.of("cmd") : List.of("sh", "-c"));
  }

  /** Who changes the escape character writes for Windows. */
  private boolean isWindows(Dockerfile dockerfile) {
    String image = build.image(stage).text().toLowerCase(Locale.ROOT);
    return dockerfile.escape() == '`'
        || image.contains("windows")
        || image.contains("nanoserver")
        || stage.from().head().flag("platform").stream()
            .anyMatch(flag -> flag.value().startsWith("windows/"));
  }

  StageSubject read() {
    for (Instruction instruction : stage.instructions()) {
      if (instruction instanceof Instruction.Onbuild later) {
        later.trigger().ifPresent(triggers::add);
      } else {
        take(instruction);
      }
    }
    Optional<UserSet> lastUser = user;
    List<String> lastShell = shell;
    // They are done in a build upon this image, which goes on from where this stage ends.
    triggers.forEach(this::take);
    return new StageSubject(stage, base, build, lastUser, lastShell, scripts, unread());
  }

  private void take(Instruction instruction) {
    switch (instruction) {
      case Instruction.User one ->
          user = Optional.of(new UserSet(one, build.expand(one, one.user())));
      case Instruction.Shell one -> shell = one.words().stream().map(Word::text).toList();
      case Instruction.Run run -> script(run);
      default -> {}
    }
  }

  private void script(Instruction.Run run) {
    if (run.command() instanceof Command.Exec || ShellNames.isShell(shell.getFirst())) {
      String name = stage.from().name().map(Word::text).orElse(Integer.toString(stage.number()));
      scripts.add(new ScriptReader(name, run, shell, user).read());
    } else {
      foreign.add(run);
    }
  }

  private List<Unread> unread() {
    List<Instruction.Run> broken =
        scripts.stream().filter(script -> !script.whole()).map(RunScript::run).toList();
    List<Unread> unread = new ArrayList<>(0);
    if (!broken.isEmpty()) {
      unread.add(
          new Unread(
              broken,
              "not all of %s is understood as a shell script, so that a command may go unseen"
                  .formatted(counted(broken)),
              "see whether quotes and parentheses close, or put the script in a file"));
    }
    if (!foreign.isEmpty()) {
      unread.add(
          new Unread(
              foreign,
              "no POSIX shell reads %s, and no other shell's language is known here"
                  .formatted(counted(foreign)),
              "look through them yourself"));
    }
    return unread;
  }

  private static String counted(List<Instruction.Run> runs) {
    return runs.size() == 1
        ? "this RUN"
        : "%d RUN instructions of this stage".formatted(runs.size());
  }
}

package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.workload.dockerfile.Users;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives to the user that the image runs by what everybody could write. */
final class WorldWritable implements Fix {
  private static final int OF_OTHERS = 0002;
  private static final Set<String> SHARED = Set.of("/tmp", "/var/tmp", "/dev/shm");

  private static final Plan.Left GIVE =
      new Plan.Left("give it to the user that writes there: chown, or --chown, and a mode as 755");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunScript> script = subject.written().script(place);
    if (script.isEmpty()) {
      return subject.written().instruction(place).map(one -> ofFlag(subject, one)).orElse(GIVE);
    }
    for (RunCommand command : script.get().commands()) {
      for (ShellWord word : command.arguments()) {
        if (command.isAny("chmod") && command.span(word).equals(place)) {
          return ofCommand(subject, script.get(), command, word);
        }
      }
    }
    return GIVE;
  }

  private static Plan ofCommand(
      Subject subject, RunScript script, RunCommand command, ShellWord mode) {
    List<ShellWord> paths =
        command.operands().stream().filter(word -> word.start() > mode.start()).toList();
    if (!paths.isEmpty() && paths.stream().allMatch(path -> SHARED.contains(path.text()))) {
      return subject
          .scripts()
          .replace(command, mode.start(), mode.end(), "1777")
          .<Plan>map(edit -> new Plan.Edits("Lets only owners remove what is shared", edit))
          .orElse(GIVE);
    }
    Optional<String> less = less(mode.text());
    Optional<StageSubject> stage = subject.written().stage(script.run());
    if (less.isEmpty() || mode.quoted() || paths.isEmpty() || stage.isEmpty()) {
      return GIVE;
    }
    Optional<Edit> edit = subject.scripts().replace(command, mode.start(), mode.end(), less.get());
    if (edit.isEmpty() || !stage.get().equals(subject.written().judged().last())) {
      return edit.<Plan>map(one ->
              new Plan.Edits(
                  List.of(one),
                  "Takes the right to write from others",
                  List.of(
                      "where what is copied from here is to be written, COPY --chown gives it away")))
          .orElse(GIVE);
    }
    Optional<String> owner = owner(subject, script, stage.get());
    ShellWord first = command.command().words().getFirst();
    if (owner.isEmpty() || !first.is("chmod") || !begins(command, first)) {
      return GIVE;
    }
    String recursive = command.has("-R", "--recursive") ? "-R " : "";
    String all =
        String.join(" ", paths.stream().map(path -> written(subject, command, path)).toList());
    Optional<Edit> given =
        subject
            .scripts()
            .replace(
                command,
                first.start(),
                first.start(),
                "chown %s%s %s && ".formatted(recursive, owner.get(), all));
    return given
        .<Plan>map(one ->
            new Plan.Edits(
                List.of(one, edit.get()),
                "Gives it to the user that runs, not to everybody",
                List.of()))
        .orElse(GIVE);
  }

  private static String written(Subject subject, RunCommand command, ShellWord word) {
    return subject.written().text(command.span(word));
  }

  /** Whether nothing but the end of another command stands before it. */
  private static boolean begins(RunCommand command, ShellWord first) {
    if (!(command.run().command() instanceof dev.brynje.dockerfile.Command.Shell shell)
        || !command.run().head().heredocs().isEmpty()) {
      return false;
    }
    String before = shell.text().text().substring(0, first.start()).stripTrailing();
    return before.isEmpty() || before.endsWith("&&") || before.endsWith(";");
  }

  /** By whom the image runs, or is to run, if the step can give to them. */
  private static Optional<String> owner(Subject subject, RunScript script, StageSubject stage) {
    boolean root =
        script
            .user()
            .map(user -> Users.of(user.value()).isRoot())
            .orElseGet(() ->
                switch (subject.base(stage).family()) {
                  case DEBIAN, ALPINE, RED_HAT -> true;
                  case NONE, UNKNOWN -> false;
                });
    return root ? owner(subject, stage) : Optional.empty();
  }

  private static Optional<String> owner(Subject subject, StageSubject stage) {
    Optional<UserSet> set =
        stage.user().filter(user -> user.value().known() && !Users.of(user.value()).isRoot());
    UserChoice choice =
        set.isPresent()
            ? UserChoice.named(subject, stage, set.get().value().text().strip())
            : UserChoice.of(subject, stage);
    return choice.isDecided() && choice.edits().isEmpty()
        ? Optional.of(choice.owner())
        : Optional.empty();
  }

  private static Plan ofFlag(Subject subject, Instruction one) {
    List<Flag> flags = one.head().flags();
    for (int i = 0; i < flags.size(); i++) {
      Flag flag = flags.get(i);
      Optional<String> less = flag.name().equals("chmod") ? less(flag.value()) : Optional.empty();
      if (less.isPresent() && !(one instanceof Instruction.Onbuild)) {
        int index = i;
        String value = "chmod=" + less.get();
        List<Edit> edits = new ArrayList<>();
        edits.add(
            subject
                .edits()
                .change(one, flag.span(), "--" + value, said -> said.withFlag(index, value)));
        return new Plan.Edits(
            edits,
            "Takes the right to write from others",
            List.of("where the program writes there, --chown gives it away"));
      }
    }
    return GIVE;
  }

  /** The same mode without that right; empty for one that is not told by figures or for all. */
  private static Optional<String> less(String mode) {
    if (mode.chars().allMatch(c -> c >= '0' && c <= '7')
        && mode.length() >= 3
        && mode.length() <= 4) {
      return Optional.of(
          Integer.toOctalString((1 << 12) | (Integer.parseInt(mode, 8) & ~OF_OTHERS))
              .substring(5 - mode.length()));
    }
    for (String all : List.of("a+", "ugo+")) {
      String rights = mode.startsWith(all) ? mode.substring(all.length()) : "";
      if (!rights.isEmpty() && rights.chars().allMatch(c -> "rwxX".indexOf(c) >= 0)) {
        String others = rights.replace("w", "");
        return Optional.of((others.isEmpty() ? "" : all + others + ",") + "ug+w");
      }
    }
    return Optional.empty();
  }
}

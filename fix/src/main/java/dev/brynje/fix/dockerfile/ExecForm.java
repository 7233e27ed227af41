package dev.brynje.fix.dockerfile;

import static java.util.stream.Collectors.joining;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.ShellText;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** JSON for ENTRYPOINT and CMD, where a shell adds nothing but itself. */
final class ExecForm implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction> found = subject.written().instruction(place);
    Optional<StageSubject> stage = found.flatMap(subject.written()::stage);
    Optional<ShellText> text = found.flatMap(ExecForm::text);
    if (stage.isEmpty() || text.isEmpty()) {
      return new Plan.Left("it stands behind ONBUILD; write its words as JSON there by hand");
    }
    Instruction one = found.get();
    if (isOverridden(stage.get(), one)) {
      return new Plan.Edits("Takes out what does not count", subject.edits().remove(one));
    }
    Optional<List<String>> words = PlainCommand.words(text.get().text());
    if (words.isEmpty() || !PlainCommand.isPlain(stage.get(), one)) {
      return new Plan.Left(
          "the shell does more here than start one program; put exec before the last one, or write its words as JSON");
    }
    String json = words.get().stream().map(ExecForm::quoted).collect(joining(", ", "[", "]"));
    Optional<String> other = otherwise(subject, stage.get(), one);
    if (other.isPresent()) {
      return new Plan.Left(other.get().formatted(one.head().keyword() + " " + json));
    }
    boolean entrypoint = one instanceof Instruction.Entrypoint;
    return new Plan.Edits(
        List.of(
            subject.edits().change(one, command(one).span(), json, said -> said.exec(words.get()))),
        "Starts the program without a shell",
        List.of(
            entrypoint
                ? "it is the first process now and gets the signals itself, and what follows the image's name as its arguments"
                : "it is the first process now and gets the signals itself"));
  }

  /** Whether a later one of the stage counts in its place. */
  private static boolean isOverridden(StageSubject stage, Instruction instruction) {
    return stage.stage().instructions().stream()
        .filter(one -> one.getClass() == instruction.getClass())
        .anyMatch(one -> one.head().span().start() > instruction.head().span().start());
  }

  /** What makes the other form mean something else; with a place for the line to write. */
  private static Optional<String> otherwise(
      Subject subject, StageSubject stage, Instruction instruction) {
    if (instruction instanceof Instruction.Entrypoint) {
      return subject.written().judged().stages().stream()
              .filter(one -> one.build().lineage(one.stage()).contains(stage.stage()))
              .anyMatch(one -> Lineage.of(one).has(Instruction.Cmd.class))
          ? Optional.of("CMD would then be its arguments; take that out, or write %s")
          : Optional.empty();
    }
    if (Lineage.of(stage).has(Instruction.Entrypoint.class)) {
      return Optional.of("ENTRYPOINT gets these words; if it starts them, write %s");
    }
    // Those of a known family have none that does other than start what it is given.
    boolean none =
        switch (subject.base(stage).family()) {
          case DEBIAN, ALPINE, RED_HAT -> true;
          case NONE -> stage.outermost().text().equals("scratch");
          case UNKNOWN -> false;
        };
    return none
        ? Optional.empty()
        : Optional.of(
            "the base may have an ENTRYPOINT that gets these words; if it has none, write %s");
  }

  private static Optional<ShellText> text(Instruction instruction) {
    boolean fits =
        instruction instanceof Instruction.Cmd || instruction instanceof Instruction.Entrypoint;
    return fits && command(instruction) instanceof Command.Shell(ShellText text, Span _)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Command command(Instruction instruction) {
    return instruction instanceof Instruction.Cmd cmd
        ? cmd.command()
        : ((Instruction.Entrypoint) instruction).command();
  }

  private static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}

package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Reading;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileSubject;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Dockerfile as it is written, and as it is judged. */
final class Written {
  /** What the day says is not changed here, so that it may be any. */
  private static final LocalDate DAY = LocalDate.EPOCH;

  private final SourceText source;
  private final DockerfileSubject judged;
  private final Complaints complaints;
  private final Layout layout;
  private final List<Instruction> instructions = new ArrayList<>();

  Written(Reading.Read read) {
    Dockerfile dockerfile = read.dockerfile();
    this.source = read.source();
    this.judged = DockerfileSubject.of(dockerfile, new BuildContext(true, IgnoreFile.NONE), DAY);
    this.complaints = Complaints.of(judged);
    this.layout = new Layout(source.text(), dockerfile.escape());
    instructions.addAll(dockerfile.global());
    for (Stage stage : dockerfile.stages()) {
      instructions.add(stage.from());
      instructions.addAll(stage.instructions());
    }
  }

  SourceText source() {
    return source;
  }

  Dockerfile dockerfile() {
    return judged.dockerfile();
  }

  DockerfileSubject judged() {
    return judged;
  }

  Complaints complaints() {
    return complaints;
  }

  Layout layout() {
    return layout;
  }

  /** All instructions, in order. */
  List<Instruction> instructions() {
    return instructions;
  }

  /** What is written in a span. */
  String text(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  /** The instruction that a place is in. */
  Optional<Instruction> instruction(Span place) {
    return instructions.stream()
        .filter(one ->
            one.head().span().start() <= place.start() && place.end() <= one.head().span().end())
        .findFirst();
  }

  /** The stage that an instruction stands in; empty before the first. */
  Optional<StageSubject> stage(Instruction instruction) {
    return judged.stages().stream()
        .filter(stage ->
            instruction.equals(stage.stage().from())
                || stage.stage().instructions().contains(instruction))
        .findFirst();
  }

  /** The script whose command is written at a place, unless it is one of ONBUILD. */
  Optional<RunScript> script(Span place) {
    return judged.stages().stream()
        .flatMap(stage -> stage.scripts().stream())
        .filter(script ->
            script.run().head().span().start() <= place.start()
                && place.end() <= script.run().head().span().end())
        .filter(script -> instructions.contains(script.run()))
        .findFirst();
  }

  /** The command that is written at a place, unless it is one of ONBUILD. */
  Optional<RunCommand> command(Span place) {
    return script(place).stream()
        .flatMap(script -> script.commands().stream())
        .filter(command -> command.span().equals(place))
        .findFirst();
  }
}

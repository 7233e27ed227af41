package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Reading;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A Dockerfile as it is written, and as it is judged. */
final class Written {
  /** What the day says is not changed here, so that it may be any. */
  private static final LocalDate DAY = LocalDate.EPOCH;

  private final SourceText source;
  private final DockerfileSubject judged;
  private final Complaints complaints;
  private final Layout layout;
  private final List<Instruction> instructions = new ArrayList<>();

  /** By where they begin. */
  private final NavigableMap<Integer, Instruction> byStart = new TreeMap<>();

  private final Map<Integer, StageSubject> stages = new HashMap<>();
  private final NavigableMap<Integer, RunScript> scripts = new TreeMap<>();
  private final Map<Span, RunCommand> commands = new HashMap<>();

  Written(Reading.Read read) {
    Dockerfile dockerfile = read.dockerfile();
    this.source = read.source();
    this.judged = DockerfileSubject.of(dockerfile, new BuildContext(true, IgnoreFile.NONE), DAY);
    this.complaints = new Complaints(judged);
    this.layout = new Layout(source.text(), dockerfile.escape());
    dockerfile.global().forEach(this::place);
    for (StageSubject stage : judged.stages()) {
      place(stage.stage().from(), stage);
      stage.stage().instructions().forEach(one -> place(one, stage));
      stage.scripts().forEach(this::place);
    }
  }

  private void place(Instruction instruction, StageSubject stage) {
    stages.put(start(instruction), stage);
    place(instruction);
  }

  private void place(Instruction instruction) {
    instructions.add(instruction);
    byStart.put(start(instruction), instruction);
  }

  /** Not one of ONBUILD, which begins where that does. */
  private void place(RunScript script) {
    if (byStart.get(start(script.run())) instanceof Instruction.Run) {
      scripts.put(start(script.run()), script);
      script.commands().forEach(command -> commands.putIfAbsent(command.span(), command));
    }
  }

  private static int start(Instruction instruction) {
    return instruction.head().span().start();
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
    return Optional.ofNullable(byStart.floorEntry(place.start()))
        .map(Map.Entry::getValue)
        .filter(one -> place.end() <= one.head().span().end());
  }

  /** The instruction behind another. */
  Optional<Instruction> next(Instruction instruction) {
    return Optional.ofNullable(byStart.higherEntry(start(instruction))).map(Map.Entry::getValue);
  }

  /** The stage that an instruction stands in; empty before the first. */
  Optional<StageSubject> stage(Instruction instruction) {
    return Optional.ofNullable(stages.get(start(instruction)));
  }

  /** The script whose command is written at a place, unless it is one of ONBUILD. */
  Optional<RunScript> script(Span place) {
    return instruction(place).flatMap(one -> Optional.ofNullable(scripts.get(start(one))));
  }

  /** The scripts behind one, in order. */
  Collection<RunScript> after(RunScript script) {
    return scripts.tailMap(start(script.run()), false).values();
  }

  /** The command that is written at a place, unless it is one of ONBUILD. */
  Optional<RunCommand> command(Span place) {
    return Optional.ofNullable(commands.get(place));
  }
}
